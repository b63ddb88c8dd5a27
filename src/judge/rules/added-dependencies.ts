import type { Change } from './change.ts';
import { type Hit, hit, type Rule } from './rule.ts';

/** How a manifest names a package: the first group of `line`, in sections that fit `section` where it has those. */
interface Manifest {
  path: RegExp;
  line: RegExp;
  section?: RegExp;
}

const NPM =
  /^(?:dependencies|devDependencies|optionalDependencies|peerDependencies|require|require-dev|imports)$/;

const MANIFESTS: readonly Manifest[] = [
  {
    path: /(?:^|\/)(?:package|composer|deno)\.json$/,
    line: /^\s*"([^"\s]{1,214})"\s?:\s?"/,
    section: NPM,
  },
  { path: /(?:^|\/)requirements[\w.-]*\.(?:txt|in)$/, line: /^\s*([A-Za-z0-9][\w.-]{0,100})/ },
  { path: /(?:^|\/)Cargo\.toml$/, line: /^\s*([\w-]{1,64})(?:\.\w+)?\s?=/, section: /dependencies$/ },
  {
    path: /(?:^|\/)pyproject\.toml$/,
    line: /^\s*(?:"([A-Za-z0-9][\w.-]{0,100})[^"]{0,200}",?\s*(?:#.*)?$|([\w-]{1,100})\s?=\s?["{])/,
    section:
      /^(?:project|tool\.poetry(?:\.group\.[\w-]+)?\.(?:dev-)?dependencies|dependency-groups|project\.optional-dependencies)$/,
  },
  {
    path: /(?:^|\/)go\.mod$/,
    line: /^\s*(?:require\s)?\s*([\w-]{1,60}(?:\.[\w-]{1,60}){1,6}\/\S{1,200})\sv\d/,
  },
  { path: /(?:^|\/)Gemfile$/, line: /^\s*gem\s?\(?\s?["']([\w-]{1,100})["']/ },
  { path: /\.(?:cs|fs|vb)proj$/, line: /<PackageReference\s[^>]{0,100}Include="([^"]{1,100})"/ },
  { path: /(?:^|\/)pom\.xml$/, line: /<artifactId>([^<]{1,100})<\/artifactId>/ },
  { path: /\.gradle(?:\.kts)?$/, line: /["']([\w.-]{1,100}:[\w.-]{1,100}):[^"']{1,60}["']/ },
];

/** The package that each line of a manifest names, by line number from 1. */
function named(lines: readonly string[], { line, section }: Manifest): Map<number, string> {
  const found = new Map<number, string>();
  let current = '';
  for (const [index, text] of lines.entries()) {
    const [, json, toml] =
      /^\s*(?:"([\w-]{1,40})"\s?:\s?\{|\[{1,2}([\w."'-]{1,100})\]{1,2})/.exec(text) ?? [];
    const opened = json ?? toml;
    if (opened !== undefined) {
      current = opened;
      continue;
    }
    if (section !== undefined && !section.test(current)) continue;
    const [, first, second] = line.exec(text) ?? [];
    const name = first ?? second;
    if (name !== undefined) found.set(index + 1, name.toLowerCase());
  }
  return found;
}

/** A package nobody has chosen so far is for people to look at, however it is called. */
export const addedDependencies: Rule = {
  id: 'dependency-added',
  *find(changes) {
    for (const change of changes) {
      const manifest = MANIFESTS.find(({ path }) => path.test(change.path));
      if (manifest !== undefined) yield* added(change, manifest);
    }
  },
  bad: [
    [
      'package.json',
      '{\n  "dependencies": {\n    "a": "^1.0.0"\n  }\n}\n',
      '{\n  "dependencies": {\n    "a": "^1.0.0",\n    "lodahs": "^4.17.21"\n  }\n}\n',
    ],
    ['requirements.txt', 'requests==2.31.0\n', 'requests==2.31.0\nreqeusts==1.0.0\n'],
    ['Cargo.toml', '[dependencies]\na = "1"\n', '[dependencies]\na = "1"\nserd = "1.0.0"\n'],
    [
      'pyproject.toml',
      '[project]\ndependencies = [\n]\n',
      '[project]\ndependencies = [\n  "djago>=4,<5",\n]\n',
    ],
    ['go.mod', 'module a\n', 'module a\n\nrequire (\n\tgithub.com/x/y v1.2.3\n)\n'],
    ['Gemfile', "gem 'rails', '7.1.0'\n", "gem 'rails', '7.1.0'\ngem 'rials', '7.1.0'\n"],
    [
      'app.csproj',
      '<Project/>\n',
      '<ItemGroup>\n<PackageReference Include="Newtonsfot.Json" Version="1.0.0" />\n',
    ],
    ['build.gradle', '', "implementation 'org.exmaple:lib:1.0.0'\n"],
    ['pom.xml', '', '<dependency>\n<artifactId>comons-io</artifactId>\n<version>2.0</version>\n'],
  ],
  good: [
    [
      'package.json',
      '{\n  "dependencies": {\n    "a": "^1.0.0"\n  }\n}\n',
      '{\n  "scripts": {\n    "b": "true"\n  },\n  "dependencies": {\n    "a": "^1.1.0"\n  }\n}\n',
    ],
    ['requirements.txt', 'requests==2.31.0\n', 'requests==2.32.0\n'],
    ['Cargo.toml', '[dependencies]\na = "1"\n', '[package]\nname = "b"\n\n[dependencies]\na = "2"\n'],
  ],
};

function* added(change: Change, manifest: Manifest): Generator<Hit> {
  if (change.after === null) return;
  const before = new Set(named(change.before?.lines ?? [], manifest).values());
  const lines = new Set(change.added);
  for (const [line, name] of named(change.after.lines, manifest))
    if (lines.has(line) && !before.has(name)) yield hit(change, line);
}
