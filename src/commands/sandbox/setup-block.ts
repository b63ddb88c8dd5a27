import { posix } from 'node:path';
import type { Entry } from './record.ts';

/** Lines that only move the shell: the folder of the next line tells as much. */
const MOVES = /^(?:cd|pushd|popd|pwd|exit|logout|clear|history)\b[^;&|\n]*$/;
/** Lines that change the shell itself: each later line, which has a shell of its own, needs them as well. */
const LASTS = /^(?:export|source|\.)\s[^;&|\n]+$/;
/** What must be held together behind `&&`. */
const COMPOUND = /[;&|\n]/;

/**
 * The commands that succeeded, as the lines of `setup`: each runs in a shell of its own, in the root of the repository,
 * so that each carries the folder and the exports it was typed under. One that was typed twice stands once.
 */
export function setupLines(entries: readonly Entry[], root: string): string[] {
  const lasting: Entry[] = [];
  const lines: string[] = [];
  for (const entry of entries) {
    if (entry.status !== 0 || MOVES.test(entry.command) || entry.command.startsWith('#')) continue;
    if (LASTS.test(entry.command)) lasting.push(entry);
    else lines.push(lineOf(entry, lasting, root));
  }
  return [...new Set(lines)];
}

/** The lines as YAML, indented under `setup:`. */
export function setupBlock(lines: readonly string[]): string {
  return `setup: |\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

function lineOf({ folder, command }: Entry, lasting: readonly Entry[], root: string): string {
  const parts: string[] = [];
  let at = root;
  const go = (to: string) => {
    const way = posix.relative(at, to);
    if (way !== '') parts.push(`cd ${quoted(way)}`);
    at = to;
  };
  for (const entry of lasting) {
    if (!entry.command.startsWith('export')) go(entry.folder);
    parts.push(entry.command);
  }
  go(folder);
  const flat = oneLine(command);
  return [...parts, parts.length > 0 && COMPOUND.test(flat) ? `{ ${flat}; }` : flat].join(' && ');
}

/** A here-document keeps its line ends in the history; as one line it is quoted for `eval` (bash, "ANSI-C Quoting"). */
function oneLine(command: string): string {
  if (!command.includes('\n')) return command;
  const inner = command.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\t', '\\t');
  return `eval $'${inner}'`;
}

const quoted = (word: string) =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
