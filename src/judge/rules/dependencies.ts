import type { Change } from './change.ts';
import { type Hit, hit, type Rule } from './rule.ts';

const URL_HOST = /\b([a-z][a-z+]{1,12}):\/\/(?:[^\s/@"']{1,80}@)?([^\s/:"'#?)]{1,120})/g;
/** Where the package managers' public registries keep their files. */
const REGISTRIES = new Set([
  'registry.example.org',
  'registry.yarnpkg.com',
  'pypi.org',
  'files.pythonhosted.org',
  'index.crates.io',
  'static.crates.io',
  'rubygems.org',
  'repo.packagist.org',
  'api.github.com',
  'codeload.github.com',
  'hex.pm',
  'repo.hex.pm',
  'pub.dev',
  'api.nuget.org',
  'repo.maven.apache.org',
  'repo1.maven.org',
  'jsr.io',
  'npm.jsr.io',
  'proxy.golang.org',
]);
const UNSAFE =
  /["'=@ ](?:git\+ssh|git\+https?|git\+file|git|ssh|http|hg|svn):(?:\/\/)?|\bfile:\/|\bgit@|["']github:|["'][\w.-]+\/[\w.-]+#[\w.-]+["']/;
const LOOSE =
  /^\s*"[^"]+"\s?:\s?"(?:\*|x|latest|next|canary|>=?\s?[\d.]+|)"\s?,?\s*$|^\s*[\w-]+\s?=\s?"(?:\*|>=?\s?[\d.]+)"\s*$|\bversion\s?=\s?"\*"/;
const INDEX =
  /^\s*-{1,2}(?:extra-index-url|index-url|find-links|trusted-host|i|f)\b|^\s*replace\b.{0,200}=>|^\s*(?:source|gem)\b.{0,200}["']http:|\b(?:git|github|path)\s?(?:=|:|=>)\s?["']|^\s*\[patch\.|\binsecure\b|^\s*\[source\b|<repository>|\bmaven\s?\{\s?url|"repositories"|"preferred-install"/;

export const dependencySources: Rule = {
  id: 'dependency-source',
  *find(changes) {
    for (const change of changes) {
      if (change.kind === 'lockfile') yield* inLockfile(change);
      else if (change.kind === 'manifest') yield* inManifest(change);
    }
  },
  bad: [
    lock('https://registry.example.org/a/-/a-1.0.1.tgz', 'https://evil.example/a/-/a-1.0.1.tgz'),
    lock('https://registry.example.org/a/-/a-1.0.1.tgz', 'http://registry.example.org/a/-/a-1.0.1.tgz'),
    lock('https://registry.example.org/a/-/a-1.0.1.tgz', 'git+ssh://git@github.com/x/a.git#abc'),
    [
      'package.json',
      '{\n  "dependencies": {\n    "a": "^1.0.0"\n  }\n}\n',
      '{\n  "dependencies": {\n    "a": "*"\n  }\n}\n',
    ],
    [
      'package.json',
      '{\n  "dependencies": {\n  }\n}\n',
      '{\n  "dependencies": {\n    "a": "github:x/a"\n  }\n}\n',
    ],
    ['requirements.txt', 'requests==2.31.0\n', 'requests\n'],
    ['requirements.txt', 'a==1\n', '--extra-index-url https://evil.example/simple\na==1\n'],
    ['go.mod', 'module a\n', 'module a\n\nreplace example.com/x => example.com/y v1.0.0\n'],
    [
      'package-lock.json',
      '"integrity": "sha512-a"\n"resolved": "https://registry.example.org/a.tgz"\n',
      '"resolved": "https://registry.example.org/a.tgz"\n',
    ],
  ],
  good: [
    lock('https://registry.example.org/a/-/a-1.0.1.tgz', 'https://registry.example.org/a/-/a-1.0.2.tgz'),
    [
      'package.json',
      '{\n  "dependencies": {\n    "a": "^1.0.0"\n  }\n}\n',
      '{\n  "dependencies": {\n    "a": "^1.1.0"\n  }\n}\n',
    ],
    ['requirements.txt', 'requests==2.31.0\n', 'requests==2.32.0\n'],
    [
      'package-lock.json',
      '"a": {\n}\n',
      '"a": {\n  "funding": { "url": "https://opencollective.com/a" }\n}\n',
    ],
  ],
};

function lock(before: string, after: string): [string, string, string] {
  const text = (url: string) =>
    `{\n  "node_modules/a": {\n    "resolved": "${url}",\n    "integrity": "sha512-x"\n  }\n}\n`;
  return ['package-lock.json', text(before), text(after)];
}

const ABOUT =
  /"?(?:funding|homepage|url|license|support|issues|bugs|docs|chat|forum|wiki|email|source|rss|authors?|engines|deprecated|description)"?\s?:/;

function* inLockfile(change: Change): Generator<Hit> {
  const { before, after } = change;
  if (!after) return;
  const known = new Set<string>();
  for (const line of before?.lines ?? [])
    if (!ABOUT.test(line)) for (const { host } of sources(line)) known.add(host);
  const usesPublic = known.size === 0 || [...known].some((host) => REGISTRIES.has(host));
  for (const at of change.added) {
    const line = after.lines[at - 1] ?? '';
    if (ABOUT.test(line) && !/tarball|resolved|git\+/.test(line)) continue;
    const foreign = sources(line).some(
      ({ host, scheme }) => !known.has(host) && !(usesPublic && REGISTRIES.has(host)) && scheme !== 'node',
    );
    if (foreign || UNSAFE.test(line)) yield hit(change, at);
  }
  const bare = lostIntegrity(change);
  if (bare !== null) yield hit(change, bare, 'before');
}

function sources(line: string): Array<{ scheme: string; host: string }> {
  return [...line.matchAll(URL_HOST)].map(([, scheme = '', host = '']) => ({
    scheme,
    host: host.toLowerCase(),
  }));
}

const INTEGRITY = /\bintegrity\b|\bchecksum\b|\bsha(?:256|512|1)[:-]|--hash=/;
const RESOLVED = /\bresolved\b|\bresolution\b|^\[\[package\]\]|^\s*name = /;

/** Fewer packages are checked against a hash, though no fewer are installed. */
function lostIntegrity({ before, after, removed }: Change): number | null {
  const hashes = (lines: readonly string[] = []) => lines.filter((line) => INTEGRITY.test(line)).length;
  const packages = (lines: readonly string[] = []) => lines.filter((line) => RESOLVED.test(line)).length;
  const fewer = hashes(before?.lines) - hashes(after?.lines);
  if (fewer <= 0 || packages(before?.lines) - packages(after?.lines) >= fewer) return null;
  if (/(?:poetry|uv|pdm|pipfile)\.lock$|go\.sum$/i.test(before?.path ?? '') && hashes(after?.lines) > 0)
    return null;
  return removed.find((line) => INTEGRITY.test(before?.lines[line - 1] ?? '')) ?? null;
}

function* inManifest(change: Change): Generator<Hit> {
  const { after } = change;
  if (!after) return;
  const unpinned = /requirements/.test(change.path) ? pinsOf(change) : new Set<string>();
  for (const at of change.added) {
    const line = after.code[at - 1] ?? '';
    const json = change.path.endsWith('.json');
    const about =
      json && /"(?:homepage|url|repository|bugs|license|author|description|type|\$schema)"\s?:/.test(line);
    if (
      !about &&
      (UNSAFE.test(line) || (json && /"(?:file|link|portal):/.test(line)) || (!json && INDEX.test(line)))
    )
      yield hit(change, at);
    else if (
      LOOSE.test(line) &&
      !/"(?:node|npm|yarn|pnpm|vscode|php)"\s?:|^\s*(?:requires-python|python|rust-version|node|php)\b/.test(
        line,
      )
    )
      yield hit(change, at);
    else if (unpinned.has(line.trim().toLowerCase())) yield hit(change, at);
  }
}

/** Names that had `==` before. */
function pinsOf({ before, removed }: Change): Set<string> {
  const names = new Set<string>();
  for (const line of removed) {
    const name = /^\s*([\w.[\]-]+)\s?==/.exec(before?.lines[line - 1] ?? '')?.[1];
    if (name) names.add(name.toLowerCase());
  }
  return names;
}
