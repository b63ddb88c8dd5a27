import { codeSpans } from '../text/code.ts';
import { splitComments } from '../text/comments.ts';
import { ASK_RULES } from './asks-rules.ts';

/**
 * Whether a task asks for tests, or for behaviour that tests hold fast, to change in such a way that existing tests
 * have to change or go. When in doubt it does not, and a prohibition (`don't touch the tests`) wins over everything.
 *
 * Only ever ask this of the words of somebody who may write to the repository, or of the workflow file: the answer
 * loosens the guard. Whose words they are is the caller's business; quotations, code blocks, hidden comments and steps
 * to reproduce inside of them are taken for somebody else's.
 */
export function asksForChangedTests(words: string): boolean {
  if (words.length > LONGEST) return false;
  const all = sentences(plain(words));
  if (all.some((sentence) => says(false, 'sentence', sentence))) return false;
  return sentences(plain(ownWords(words)))
    .filter((sentence) => !isQuestion(sentence))
    .some(
      (sentence) =>
        says(true, 'sentence', sentence) ||
        imperatives(sentence).some((clause) => says(true, 'imperative', clause)),
    );
}

// What GitHub takes as a body. Anything longer is no task but a log.
const LONGEST = 65_536;

function says(asks: boolean, of: 'imperative' | 'sentence', text: string): boolean {
  return ASK_RULES.some(
    (rule) => rule.asks === asks && rule.of === of && rule.pattern.test(text) && !rule.unless?.test(text),
  );
}

const OTHER_SECTION =
  /^\W*(?:steps to reproduce|to reproduce|reproduction|how to reproduce|repro(?: steps)?|expected|actual|current|observed|logs?|output|environment)\b.{0,30}$/i;

/** Without what is quoted, printed, hidden, or told as a way to see the bug. */
function ownWords(words: string): string {
  let fence: string | null = null;
  let skipping = false;
  const kept: string[] = [];
  for (const line of splitComments(words).text.split('\n')) {
    const marker: string | undefined = /^ {0,3}(```+|~~~+)/.exec(line)?.[1];
    if (fence !== null) {
      if (marker?.startsWith(fence)) fence = null;
      continue;
    }
    fence = marker ?? null;
    if (OTHER_SECTION.test(line)) skipping = true;
    else if (/^#{1,6} /.test(line)) skipping = false;
    if (!skipping && fence === null && !/^ {0,3}>/.test(line)) kept.push(line);
  }
  return kept.join('\n');
}

const TEST_PATH = /(?:\.(?:test|spec)|_test)\.\w+$|(?:^|\/)test_[^/]*\.\w+$/;
const KINDS: ReadonlyArray<readonly [string, RegExp]> = [
  ['codetest', /^`+ ?[\w./@-]*(?:test|spec|snap|fixture)[\w./@-]*\.\w+ ?`+$/i],
  ['codecall', /^`+ ?[\w.$#:]+\(\) ?`+$/],
  ['codeflag', /^`+ ?--?[a-z][\w-]*(?:[ =][^`]*)?`+$/i],
];

/** One kind of apostrophe and blank, no emphasis, and a word for each code span: its content asks for nothing. */
function plain(text: string): string {
  const read = (line: string) =>
    codeSpans(line)
      .map(({ code, text: piece }) =>
        code ? (KINDS.find(([, is]) => is.test(piece))?.[0] ?? 'codespan') : prose(piece),
      )
      .join('');
  return text.split('\n').map(read).join('\n');
}

function prose(text: string): string {
  return text
    .replaceAll('’', "'")
    .replace(/\*+|[ \t\r]+/g, (run) => (run.startsWith('*') ? '' : ' '))
    .replace(/(?<![\w./-])[\w.$#]{1,200}\(\)/g, 'codecall')
    .replace(/(?<![\w./-])[\w./-]{1,200}/g, (word) => (TEST_PATH.test(word) ? 'codetest' : word));
}

function sentences(text: string): string[] {
  return text
    .split(/(?<=[.!?])\s|\n/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

const POLITE_QUESTION = /^(?:@\S+ )?(?:please,? )?(?:can|could|would|will) you\b/i;

function isQuestion(sentence: string): boolean {
  return sentence.endsWith('?') && !POLITE_QUESTION.test(sentence);
}

const LEAD =
  /^(?:(?:[-+#]+|\d+[.)]|\[ ?\]|@\S+|please|pls|kindly|also|now|next|just|simply|so|therefore|ok(?:ay)?|(?:can|could|would|will) you|(?:you|we|i) (?:should|can|may|must|need to|have to|want to|will)|(?:we|i)(?:'d| would) like (?:you )?to|i want you to|need to|let's|let us|feel free to|don't forget to|make sure (?:to|you)|be sure to|remember to),? )+/i;
const VERB =
  'adapt|add|adjust|bump|change|convert|correct|delete|disable|discontinue|drop|edit|extend|fix|get|implement|increase|lower|make|migrate|modify|move|raise|reduce|refactor|refresh|regenerate|remove|rename|replace|retire|rewrite|set|shorten|skip|stop|switch|throw|return|update';
const STARTS = new RegExp(`^(?:${VERB})\\b`, 'i');
const NEXT = new RegExp(`[,;:] +| +(?=(?:and|then|but) (?:then |also |please )?(?:${VERB})\\b)`, 'i');

/** Clauses as asked, polite words taken off. What hangs on `and` asks only if what it hangs on does. */
function imperatives(sentence: string): string[] {
  const found: string[] = [];
  let asking = false;
  for (const part of sentence.split(NEXT)) {
    const [, joined, rest = ''] = /^((?:and|then|but) )?(.*)$/i.exec(part) ?? [];
    const clause = rest.replace(LEAD, '');
    if (joined === undefined || asking) found.push(clause);
    asking = STARTS.test(clause) && (joined === undefined || asking);
  }
  return found;
}
