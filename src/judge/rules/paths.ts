import { globMatches } from '../../text/glob.ts';
import type { Change } from './change.ts';
import { type Hit, hit, type Rule } from './rule.ts';

const NAMES = new Set([
  'codeowners',
  'agents.md',
  'claude.md',
  'gemini.md',
  '.gitmodules',
  '.gitattributes',
  '.cursorrules',
  '.npmrc',
  '.yarnrc',
  '.yarnrc.yml',
  '.pypirc',
  'lefthook.yml',
  '.pre-commit-config.yaml',
]);
const FOLDERS = new Set(['.github', '.husky', '.githooks', '.devcontainer']);

/**
 * The form in which paths are compared: NFKC, lower case, `.` and `..` resolved, characters that file systems drop
 * (zero width on HFS+, trailing dots and spaces on NTFS) removed.
 */
function foldPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.normalize('NFKC').replaceAll('\\', '/').split('/')) {
    const clean = trimEnd(
      part.replaceAll(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/g, '').toLowerCase(),
    );
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(clean);
  }
  return parts.join('/');
}

function trimEnd(part: string): string {
  let end = part.length;
  while (end > 0 && (part[end - 1] === '.' || part[end - 1] === ' ')) end -= 1;
  return end === 0 ? part : part.slice(0, end);
}

function isProtected(path: string, extra: readonly string[]): boolean {
  const folded = foldPath(path);
  const parts = folded.split('/');
  const [top = ''] = parts;
  if (extra.some((entry) => entry.startsWith('!') && meets(folded, parts, entry.slice(1)))) return false;
  if (parts.some((part) => FOLDERS.has(part)) || NAMES.has(parts.at(-1) ?? '')) return true;
  if (parts.length > 1 && top.startsWith('.')) return true;
  return extra.some((entry) => meets(folded, parts, entry));
}

function meets(folded: string, parts: readonly string[], entry: string): boolean {
  const wanted = foldPath(entry.replace(/(?:\/\*\*?|\/)$/, ''));
  if (wanted.startsWith('*.')) return folded.endsWith(wanted.slice(1));
  if (/[*?]/.test(wanted)) {
    const below = wanted.includes('/') ? wanted : `**/${wanted}`;
    return globMatches(below, folded) || globMatches(`${below}/**`, folded);
  }
  return (
    folded === wanted || folded.startsWith(`${wanted}/`) || (!wanted.includes('/') && parts.at(-1) === wanted)
  );
}

function anywhere(change: Change): Hit {
  return hit(change, change.added[0] ?? 1);
}

export const protectedPaths: Rule = {
  id: 'protected-path',
  *find(changes, { protectedPaths: extra = [] }) {
    for (const change of changes) {
      if (isProtected(change.path, extra) || isProtected(change.oldPath, extra)) yield anywhere(change);
    }
  },
  bad: [
    ['.github/workflows/ci.yml', 'a: 1\n', 'a: 2\n'],
    ['.GitHub/workflows/ci.yml', null, 'a: 2\n'],
    ['src/../.github/ci.yml', null, 'a: 2\n'],
    ['docs/AGENTS.md', 'a\n', 'b\n'],
    ['CODEOWNERS', 'a\n', null],
    ['.husky/pre-commit', 'npm test\n', 'true\n'],
    ['.vscode/settings.json', null, '{}\n'],
    ['.g\u200Bithub/x.yml', null, 'a: 1\n'],
  ],
  good: [
    ['src/github/client.ts', null, 'export {};\n'],
    ['docs/agents.rst', 'a\n', 'b\n'],
    ['.prettierrc', null, '{}\n'],
  ],
};

const GIT_COMPONENT = /^(?:\.git|git~\d+|\.git\s.*|\.git::.*)$/;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?$/;

function isTrick(change: Change): boolean {
  return [change.path, change.oldPath].some((path) => {
    if (/[\p{Cc}\p{Zl}\p{Zp}\p{Cf}]/u.test(path) || path.length > 1000) return true;
    if (path.startsWith('/') || path.startsWith('-') || /^[a-zA-Z]:/.test(path) || path.includes('\\'))
      return true;
    if (path.split('/').some((part) => part === '..' || part === '.' || part === '')) return true;
    return foldPath(path)
      .split('/')
      .some((part) => GIT_COMPONENT.test(part) || RESERVED.test(part));
  });
}

export const pathTricks: Rule = {
  id: 'path-trick',
  *find(changes) {
    const seen = new Map<string, string>();
    for (const change of changes) {
      const folded = foldPath(change.path);
      const other = seen.get(folded);
      const clash = change.status !== 'deleted' && other !== undefined && other !== change.path;
      if (change.status !== 'deleted') seen.set(folded, change.path);
      const { modeAfter, modeBefore } = change.file;
      const special = [modeAfter, modeBefore].some((mode) => mode === '120000' || mode === '160000');
      if (clash || special || isTrick(change)) yield anywhere(change);
    }
  },
  bad: [
    ['a/.git/config', null, 'x\n'],
    ['a/.GIT /config', null, 'x\n'],
    ['git~1/config', null, 'x\n'],
    ['a\nb.ts', null, 'x\n'],
    ['-rf', null, 'x\n'],
    ['../out.ts', null, 'x\n'],
    ['src/aux.c', null, 'x\n'],
  ],
  good: [
    ['src/a b.ts', null, 'x\n'],
    ['.gitignore', null, 'x\n'],
    ['src/größe.ts', null, 'x\n'],
  ],
};
