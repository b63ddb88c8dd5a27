import { globMatches } from '../../text/glob.ts';
import type { Account, PatchedFile } from '../../types.ts';
import type { BranchRule, ReadDoor } from './door.ts';
import { asked, isForbidden, Undone } from './refusals.ts';

/** What is about to be written to a branch. */
export interface Intent {
  branch: string;
  /** The branch is not there yet. */
  creates: boolean;
  /** The commit has two parents. */
  merges: boolean;
  message: string;
  files: ReadonlyArray<Pick<PatchedFile, 'path' | 'after'>>;
  /** Who writes; `null` where that is not known. */
  author: Account | null;
}

type Parameters = Record<string, unknown>;
/** What a rule says against an intent, in words that follow `because`; `null` for nothing. */
type Objection = (parameters: Parameters, intent: Intent) => string | null;

const MEGABYTE = 1024 * 1024;

/**
 * What can be told of a rule before anything is written, by its `type` in "Get rules for a branch". What is not here is
 * left to GitHub, whose answer is told as well.
 */
const OBJECTIONS: ReadonlyMap<string, Objection> = new Map<string, Objection>([
  ['creation', (_, { creates }) => (creates ? 'they let only some accounts create it' : null)],
  ['update', (_, { creates }) => (creates ? null : 'they let only some accounts change it')],
  ['pull_request', (_, { creates }) => (creates ? null : 'they take changes by pull request only')],
  [
    'required_signatures',
    (_, { author }) =>
      author === null || author.bot
        ? null
        : 'they take signed commits only, and GitHub signs those made with the token of Actions or of an App, not with a person’s',
  ],
  ['required_linear_history', (_, { merges }) => (merges ? 'they take no merge commits' : null)],
  ['branch_name_pattern', (rule, { branch }) => unlike(rule, branch, 'its name')],
  ['commit_message_pattern', (rule, { message }) => unlike(rule, message, 'the commit message')],
  [
    'commit_author_email_pattern',
    (rule, { author }) => unlike(rule, emailOf(author), "the author's address"),
  ],
  [
    'committer_email_pattern',
    (rule, { author }) => unlike(rule, author?.bot === true ? SIGNER : null, "the committer's address"),
  ],
  [
    'file_path_restriction',
    ({ restricted_file_paths: globs }, { files }) =>
      firstOf(files, ({ path }) => texts(globs).some((glob) => globMatches(glob, path)), 'that path'),
  ],
  [
    'file_extension_restriction',
    ({ restricted_file_extensions: globs }, { files }) =>
      firstOf(files, ({ path }) => texts(globs).some((glob) => hasExtension(path, glob)), 'that extension'),
  ],
  [
    'max_file_path_length',
    ({ max_file_path_length: most }, { files }) =>
      firstOf(files, ({ path }) => typeof most === 'number' && path.length > most, 'so long a path'),
  ],
  [
    'max_file_size',
    ({ max_file_size: most }, { files }) =>
      firstOf(
        files,
        ({ after }) => typeof most === 'number' && (after?.length ?? 0) > most * MEGABYTE,
        'so large a file',
      ),
  ],
]);

/** Why the rules of a branch do not let this be written to it, as a sentence; `null` where nothing is known against it. */
export function ruleAgainst(rules: readonly BranchRule[], intent: Intent): string | null {
  for (const { type, parameters } of rules) {
    const why = OBJECTIONS.get(type)?.(parameters, intent) ?? null;
    if (why === null) continue;
    return `the rules of the repository do not let this be written to '${intent.branch}': ${why} (rule ${type}); leave that branch out of the ruleset`;
  }
  return null;
}

/** Says what is against an intent. */
export type RuleSource = (intent: Omit<Intent, 'branch'>) => Promise<string | null>;

/** Reads the rules at the first need. Where they may not be read GitHub alone judges: some plans have none. */
export function rulesFor(door: Pick<ReadDoor, 'branchRules'>, branch: string): RuleSource {
  let rules: Promise<BranchRule[]> | null = null;
  const read = () =>
    asked('read', door.branchRules(branch)).catch((error: unknown) => {
      if (error instanceof Undone && isForbidden(error)) return [];
      throw error;
    });
  return async (intent) => {
    rules ??= read();
    return ruleAgainst(await rules, { ...intent, branch });
  };
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];

function firstOf(files: Intent['files'], isBad: (file: Intent['files'][number]) => boolean, what: string) {
  const bad = files.find((file) => file.after !== null && isBad(file));
  return bad === undefined ? null : `they refuse ${what} (${bad.path.slice(0, 200)})`;
}

/** `*.exe`, `.exe` and `exe` all mean one extension. */
function hasExtension(path: string, glob: string): boolean {
  const extension = glob.replace(/^\*/, '').replace(/^\./, '').toLowerCase();
  return path.toLowerCase().endsWith(`.${extension}`);
}

/** With which address GitHub commits what it signs. */
const SIGNER = 'noreply@github.com';

const emailOf = (author: Account | null) =>
  author?.bot !== true || author.id === null ? null : `${author.id}+${author.login}@users.noreply.github.com`;

function unlike(rule: Parameters, text: string | null, what: string): string | null {
  const { operator, pattern, negate } = rule;
  if (text === null || typeof operator !== 'string' || typeof pattern !== 'string') return null;
  const fits = FITS[operator]?.(text, pattern) ?? null;
  if (fits === null || fits !== (negate === true)) return null;
  const how = OPERATORS[operator] ?? operator;
  return `${what} must ${negate === true ? 'not ' : ''}${how} \`${pattern.slice(0, 200)}\``;
}

const OPERATORS: Readonly<Record<string, string>> = {
  starts_with: 'start with',
  ends_with: 'end with',
  contains: 'contain',
  regex: 'match',
};
const FITS: Readonly<Record<string, (text: string, pattern: string) => boolean | null>> = {
  starts_with: (text, pattern) => text.startsWith(pattern),
  ends_with: (text, pattern) => text.endsWith(pattern),
  contains: (text, pattern) => text.includes(pattern),
  regex: matches,
};

/**
 * Whether a pattern of GitHub's fits a short line. `null` where ours may read it otherwise, or may take too long: a
 * group that is repeated, more than four repetitions, anything the unicode mode refuses (`\A`, `(?i)`).
 */
function matches(text: string, pattern: string): boolean | null {
  if (text.length > 100 || pattern.length > 200 || text.includes('\n')) return null;
  if (/\)[*+?{]|\\\d|\(\?(?!:)/.test(pattern) || pattern.split(/[*+{]/).length > 5) return null;
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return null;
  }
}
