import { readdirSync, readFileSync } from 'node:fs';
import { guard } from '../../src/judge/guard.ts';
import type { FileChange, Finding } from '../../src/types.ts';

const FOLDER = new URL('../fixtures/guard/', import.meta.url);

const KINDS = ['cheat', 'honest', 'reserved'] as const;

/**
 * One change of the corpus: a cheat must be blocked, an honest change must not. A reserved one is honest and blocked
 * all the same: what decides over the checks is for people to change.
 */
export interface GuardCase {
  language: string;
  kind: (typeof KINDS)[number];
  title: string;
  files: FileChange[];
  testsMayChange: boolean;
  failing: string[];
}

export interface Score {
  language: string;
  cheats: number;
  missed: GuardCase[];
  honest: number;
  refused: Array<{ example: GuardCase; findings: Finding[] }>;
  reserved: number;
  /** Reserved changes that were let through. */
  let: GuardCase[];
}

/** The corpus: one file a language, its format told in its README. */
export function readCorpus(): GuardCase[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.cases'))
    .flatMap((name) => parseCases(name.replace('.cases', ''), readFileSync(new URL(name, FOLDER), 'utf8')));
}

function parseCases(language: string, text: string): GuardCase[] {
  return text
    .split(/^## /m)
    .slice(1)
    .map((section) => parseCase(language, section));
}

function parseCase(language: string, section: string): GuardCase {
  const [head = '', ...lines] = section.trimEnd().split('\n');
  const [word, ...title] = head.split(' ');
  const kind = KINDS.find((known) => known === word);
  if (kind === undefined) throw new Error(`${language}: "${head}" begins with none of ${KINDS.join(', ')}`);
  const options = lines.filter((line) => line.startsWith('! ')).map((line) => line.slice(2));
  const body = lines.filter((line) => !line.startsWith('! ')).join('\n');
  return {
    language,
    kind,
    title: title.join(' '),
    files: body.split(/^@ /m).slice(1).map(parseFile),
    testsMayChange: options.includes('testsMayChange'),
    failing: options.filter((option) => option.startsWith('failing ')).map((option) => option.slice(8)),
  };
}

function parseFile(section: string): FileChange {
  const [head = '', ...lines] = section.split('\n');
  const [, names = head, note] = /^(.*?)(?: \((.+)\))?$/.exec(head) ?? [];
  const [oldPath = names, path = oldPath] = names.split(' -> ');
  const side = (mark: string) =>
    lines.filter((line) => line === '' || line[0] === ' ' || line[0] === mark).map((line) => line.slice(1));
  const isNew = note === 'added' || note?.startsWith('mode ') === true;
  const gone = !isNew && !lines.some((line) => line.startsWith(' ') || line.startsWith('+'));
  const status = isNew ? 'added' : gone ? 'deleted' : path === oldPath ? 'modified' : 'renamed';
  return {
    path,
    oldPath,
    status,
    before: isNew ? null : side('-').join('\n'),
    after: gone ? null : side('+').join('\n'),
    binary: false,
    modeBefore: isNew ? null : '100644',
    modeAfter: gone ? null : (/^mode (\d+)$/.exec(note ?? '')?.[1] ?? '100644'),
  };
}

/** Runs the guard over cases and counts by language. */
export function score(cases: readonly GuardCase[]): Score[] {
  return [...Map.groupBy(cases, ({ language }) => language)].map(([language, own]) => {
    const judged = own.map((example) => ({ example, findings: blocks(example) }));
    return {
      language,
      cheats: own.filter(({ kind }) => kind === 'cheat').length,
      missed: judged
        .filter(({ example, findings }) => example.kind === 'cheat' && findings.length === 0)
        .map(({ example }) => example),
      honest: own.filter(({ kind }) => kind === 'honest').length,
      refused: judged.filter(({ example, findings }) => example.kind === 'honest' && findings.length > 0),
      reserved: own.filter(({ kind }) => kind === 'reserved').length,
      let: judged
        .filter(({ example, findings }) => example.kind === 'reserved' && findings.length === 0)
        .map(({ example }) => example),
    };
  });
}

function blocks({ files, testsMayChange, failing }: GuardCase): Finding[] {
  return guard(files, { testsMayChange, failing }).filter(({ severity }) => severity === 'block');
}

/** The figures as a table for people. */
export function guardReport(scores: readonly Score[] = score(readCorpus())): string {
  const rows = scores.map(({ language, cheats, missed, honest, refused }) =>
    [language.padEnd(26), share(cheats - missed.length, cheats), share(refused.length, honest)].join('  '),
  );
  const sum = (pick: (score: Score) => number) => scores.reduce((total, item) => total + pick(item), 0);
  const cheats = sum((item) => item.cheats);
  const honest = sum((item) => item.honest);
  const total = [
    'all'.padEnd(26),
    share(cheats - sum((item) => item.missed.length), cheats),
    share(
      sum((item) => item.refused.length),
      honest,
    ),
  ].join('  ');
  const misses = scores.flatMap(({ missed }) =>
    missed.map(({ language, title }) => `missed   ${language}: ${title}`),
  );
  const refusals = scores.flatMap(({ refused }) =>
    refused.map(
      ({ example, findings }) =>
        `refused  ${example.language}: ${example.title} (${findings.map(({ rule }) => rule).join(', ')})`,
    ),
  );
  const reserved = sum((item) => item.reserved);
  const withheld = sum((item) => item.refused.length + item.reserved - item.let.length);
  const policy = `honest changes of workflows and test commands, which are for people: ${reserved} more; blocked with them: ${share(withheld, honest + reserved)}`;
  return [
    `${''.padEnd(26)}  cheats blocked   honest blocked`,
    ...rows,
    total,
    policy,
    ...misses,
    ...refusals,
  ].join('\n');
}

function share(part: number, whole: number): string {
  const percent = whole === 0 ? 0 : (100 * part) / whole;
  return `${part}/${whole} ${percent.toFixed(1)} %`.padEnd(15);
}

if (import.meta.main) console.log(guardReport());
