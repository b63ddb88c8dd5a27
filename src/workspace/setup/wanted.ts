import type { WantedTool } from './plan.ts';

type Asked = Array<{ tool: string; version: string }>;

/** How the tools and versions in a file are read. */
type Read = (text: string) => Asked;

/** Names of the programs of Node's long-term releases (the Node.js release schedule). */
const NODE_CODENAMES: ReadonlyMap<string, string> = new Map([
  ['argon', '4'],
  ['boron', '6'],
  ['carbon', '8'],
  ['dubnium', '10'],
  ['erbium', '12'],
  ['fermium', '14'],
  ['gallium', '16'],
  ['hydrogen', '18'],
  ['iron', '20'],
  ['jod', '22'],
  ['krypton', '24'],
]);

/** The first line with something on it is the version; an alias such as `lts/*` or `stable` names none. */
const oneLine =
  (tool: string): Read =>
  (text) => {
    const line = /^[ \t]*([^\s#][^\s#]{0,60})/m.exec(text)?.[1] ?? '';
    const codename = /^lts\/([a-z]{1,20})$/.exec(line)?.[1] ?? '';
    const version = NODE_CODENAMES.get(codename) ?? line.replace(/^[a-z]{1,20}-/, '').replace(/^v(?=\d)/, '');
    return [{ tool, version: /^\d/.test(version) ? version : '' }];
  };

/** One value by the first group of an expression over the whole text. */
const one =
  (tool: string, pattern: RegExp, prefix = ''): Read =>
  (text) => {
    const version = pattern.exec(text)?.[1];
    return version === undefined ? [] : [{ tool, version: prefix + version.trim() }];
  };

const all =
  (...reads: Read[]): Read =>
  (text) =>
    reads.flatMap((read) => read(text));

/** asdf's and mise's names, and ours. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['nodejs', 'node'],
  ['golang', 'go'],
  ['dotnet-core', 'dotnet'],
]);

const ours = (name: string) => ALIASES.get(name) ?? name;

const toolVersions: Read = (text) =>
  [...text.matchAll(/^([a-z][\w-]{0,40})[ \t]+([^\s#]{1,60})/gm)].map(([, name = '', version = '']) => ({
    tool: ours(name),
    version: plain(version),
  }));

/** `name = "1.2"`, `name = ["1.2", …]` and `name = { version = "1.2" }` below `[tools]`. */
const mise: Read = (text) => {
  const tools = /^\[tools\][ \t]*$([^[]*(?:\[(?!\w)[^[]*){0,50})/m.exec(text)?.[1] ?? '';
  const entries = tools.matchAll(
    /^"?([a-z][\w-]{0,40})"?[ \t]*=[ \t]*(?:\{[^}\n]{0,80}version[ \t]*=[ \t]*|\[[ \t]*)?["']([^"'\n]{1,60})["']/gm,
  );
  return [...entries].map(([, name = '', version = '']) => ({ tool: ours(name), version: plain(version) }));
};

/** `temurin-17.0.2`, `v20`, `latest` → `17.0.2`, `20`, nothing. */
const plain = (version: string) => /^(?:[a-z]{1,20}-|v)?(\d[\w.]{0,40})/.exec(version)?.[1] ?? '';

const packageJson: Read = (text) => {
  const parsed = record(safeJson(text));
  const [, manager = '', version = ''] =
    /^([a-z]{1,10})@(\d[\w.-]{0,40})/.exec(String(parsed.packageManager ?? '')) ?? [];
  const pairs = (value: unknown): Asked =>
    Object.entries(record(value)).flatMap(([tool, each]) =>
      typeof each === 'string' ? [{ tool, version: each }] : [],
    );
  const named = (value: unknown): Asked =>
    [value].flat().flatMap((each) => {
      const { name, version: range } = record(each);
      return typeof name === 'string'
        ? [{ tool: name, version: typeof range === 'string' ? range : '' }]
        : [];
    });
  const development = record(parsed.devEngines);
  return [
    ...pairs(parsed.volta),
    ...(manager === '' ? [] : [{ tool: manager, version }]),
    ...named(development.runtime),
    ...named(development.packageManager),
    ...pairs(parsed.engines),
  ];
};

const composer: Read = (text) => {
  const parsed = record(safeJson(text));
  const php = record(record(parsed.config).platform).php ?? record(parsed.require).php;
  return typeof php === 'string' ? [{ tool: 'php', version: php }] : [];
};

const globalJson: Read = (text) => {
  const version = record(record(safeJson(text)).sdk).version;
  // A newer patch of the same band will do unless told otherwise (global.json, `rollForward`).
  return typeof version === 'string'
    ? [{ tool: 'dotnet', version: version.split('.').slice(0, 2).join('.') }]
    : [];
};

const rustToolchain: Read = (text) => {
  const channel = /^[ \t]*channel[ \t]*=[ \t]*["']([^"'\n]{1,60})["']/m.exec(text)?.[1];
  return channel === undefined ? oneLine('rust')(text) : [{ tool: 'rust', version: plain(channel) }];
};

/** File → tool → version. Of one tool the first that is named counts: pins before ranges. */
const FILES: ReadonlyArray<[file: string, read: Read]> = [
  ['.nvmrc', oneLine('node')],
  ['.node-version', oneLine('node')],
  ['.python-version', oneLine('python')],
  ['.ruby-version', oneLine('ruby')],
  ['.java-version', oneLine('java')],
  ['.go-version', oneLine('go')],
  ['.bun-version', oneLine('bun')],
  ['rust-toolchain', rustToolchain],
  ['rust-toolchain.toml', rustToolchain],
  ['.tool-versions', toolVersions],
  ['mise.toml', mise],
  ['.mise.toml', mise],
  ['global.json', globalJson],
  ['package.json', packageJson],
  [
    'pyproject.toml',
    all(
      one('python', /^[ \t]*requires-python[ \t]*=[ \t]*["']([^"'\n]{1,60})["']/m),
      // Poetry's own
      one('python', /^[ \t]*python[ \t]*=[ \t]*["']([^"'\n]{1,60})["']/m),
    ),
  ],
  [
    'go.mod',
    all(one('go', /^toolchain[ \t]+go(\d[\d.]{0,20})/m, '>='), one('go', /^go[ \t]+(\d[\d.]{0,20})/m, '>=')),
  ],
  ['Cargo.toml', one('rust', /^[ \t]*rust-version[ \t]*=[ \t]*["'](\d[\d.]{0,20})["']/m, '>=')],
  ['Gemfile', one('ruby', /^[ \t]*ruby[ \t]+["']([^"'\n]{1,40})["']/m)],
  ['composer.json', composer],
];

/** The files `wantedTools` knows, relative to a project. */
export const TOOL_FILES: readonly string[] = FILES.map(([file]) => file);

/** Tools of which something is asked here; others are of no interest. */
const KNOWN = new Set(
  'node npm pnpm yarn bun deno python uv poetry ruby go rust java dotnet php elixir erlang gradle maven cmake'.split(
    ' ',
  ),
);

/**
 * The tools a project asks for, one row a tool: that of the file which pins it most.
 * @param files text of each of `TOOL_FILES` that is there, by its path
 */
export function wantedTools(files: ReadonlyMap<string, string>): WantedTool[] {
  const found = new Map<string, WantedTool>();
  for (const [file, read] of FILES) {
    for (const { tool, version } of read((files.get(file) ?? '').slice(0, 100_000))) {
      if (!KNOWN.has(tool) || found.get(tool)?.version) continue;
      if (files.has(file)) found.set(tool, { tool, version: version.slice(0, 80), source: file });
    }
  }
  return [...found.values()];
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
