/** How one kind of string literal opens, closes and escapes. */
export interface StringForm {
  open: string;
  close: string;
  /** A backslash hides the next character. */
  escapes: boolean;
  multiline: boolean;
}

/** What the tokenizer must know of a language: comments, strings, and whether layout carries meaning. */
export interface Language {
  id: string;
  lineComments: readonly string[];
  blockComments: ReadonlyArray<readonly [open: string, close: string]>;
  /** Longest opening first. */
  strings: readonly StringForm[];
  /** Letters that may stand directly before a string: `f"…"`, `r'…'`. Sticky. */
  prefix?: RegExp;
  /** `/…/` may be a literal. */
  regex?: boolean;
  heredoc?: 'shell' | 'ruby' | 'php';
  /** Constructs with a shape of their own. */
  quirk?: 'rust' | 'cpp' | 'csharp' | 'template' | 'data';
  /** Indentation opens and closes blocks. */
  layout?: boolean;
  /** A line break ends a statement where no bracket is open. */
  lines?: boolean;
}

const plain = (quote: string, multiline = false): StringForm => ({
  open: quote,
  close: quote,
  escapes: true,
  multiline,
});
const raw = (open: string, close = open): StringForm => ({ open, close, escapes: false, multiline: true });

const slashes = { lineComments: ['//'], blockComments: [['/*', '*/']] } as const;
const hash = { lineComments: ['#'], blockComments: [] } as const;
const quotes = [plain('"'), plain("'")];

const script: Language = {
  ...slashes,
  id: 'javascript',
  strings: quotes,
  regex: true,
  quirk: 'template',
  lines: true,
};
const jvm: Language = { ...slashes, id: 'java', strings: [plain('"""', true), ...quotes] };
const kotlin: Language = {
  ...jvm,
  id: 'kotlin',
  strings: [plain('"""', true), plain('`'), ...quotes],
  lines: true,
};
const native: Language = { ...slashes, id: 'cpp', strings: quotes, quirk: 'cpp' };
const shell: Language = {
  ...hash,
  id: 'shell',
  strings: [plain('"', true), raw("'")],
  heredoc: 'shell',
  lines: true,
};
const data: Language = { ...hash, id: 'yaml', strings: quotes, quirk: 'data', lines: true };

const languages = {
  javascript: script,
  python: {
    ...hash,
    id: 'python',
    strings: [plain('"""', true), plain("'''", true), ...quotes],
    prefix: /[rbfuRBFU]{1,2}(?=["'])/y,
    layout: true,
    lines: true,
  },
  go: { ...slashes, id: 'go', strings: [raw('`'), ...quotes], lines: true },
  rust: { ...slashes, id: 'rust', strings: [plain('"', true)], quirk: 'rust' },
  java: jvm,
  kotlin,
  csharp: { ...slashes, id: 'csharp', strings: quotes, quirk: 'csharp' },
  php: {
    id: 'php',
    lineComments: ['//', '#'],
    blockComments: [['/*', '*/']],
    strings: [plain('"', true), plain("'", true)],
    heredoc: 'php',
  },
  cpp: native,
  ruby: {
    ...hash,
    id: 'ruby',
    blockComments: [['\n=begin', '\n=end']],
    strings: [plain('"', true), plain("'", true)],
    regex: true,
    heredoc: 'ruby',
    lines: true,
  },
  elixir: { ...hash, id: 'elixir', strings: [plain('"""', true), ...quotes], lines: true },
  swift: { ...slashes, id: 'swift', strings: [plain('"""', true), plain('"')], lines: true },
  dart: { ...slashes, id: 'dart', strings: [plain("'''", true), plain('"""', true), ...quotes] },
  shell,
  yaml: data,
  toml: { ...data, id: 'toml', strings: [plain('"""', true), raw("'''"), ...quotes] },
  ini: { ...data, id: 'ini', lineComments: ['#', ';'], strings: [] },
  json: { ...slashes, id: 'json', strings: [plain('"')] },
  css: { ...slashes, id: 'css', strings: quotes },
} satisfies Record<string, Language>;

const extensions: Record<string, keyof typeof languages> = {
  js: 'javascript',
  jsx: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  ts: 'javascript',
  tsx: 'javascript',
  mts: 'javascript',
  cts: 'javascript',
  vue: 'javascript',
  svelte: 'javascript',
  astro: 'javascript',
  py: 'python',
  pyi: 'python',
  pyx: 'python',
  go: 'go',
  rs: 'rust',
  java: 'java',
  groovy: 'java',
  gradle: 'kotlin',
  scala: 'kotlin',
  kt: 'kotlin',
  kts: 'kotlin',
  cs: 'csharp',
  fs: 'csharp',
  vb: 'csharp',
  php: 'php',
  phpt: 'php',
  c: 'cpp',
  h: 'cpp',
  cc: 'cpp',
  cpp: 'cpp',
  cxx: 'cpp',
  hpp: 'cpp',
  hh: 'cpp',
  m: 'cpp',
  mm: 'cpp',
  zig: 'go',
  rb: 'ruby',
  rake: 'ruby',
  gemspec: 'ruby',
  ex: 'elixir',
  exs: 'elixir',
  swift: 'swift',
  dart: 'dart',
  sh: 'shell',
  bash: 'shell',
  zsh: 'shell',
  bats: 'shell',
  ksh: 'shell',
  mk: 'shell',
  dockerfile: 'shell',
  yml: 'yaml',
  yaml: 'yaml',
  neon: 'yaml',
  toml: 'toml',
  ini: 'ini',
  cfg: 'ini',
  properties: 'ini',
  conf: 'ini',
  json: 'json',
  jsonc: 'json',
  json5: 'json',
  css: 'css',
  scss: 'css',
  less: 'css',
};

const names: Record<string, keyof typeof languages> = {
  makefile: 'shell',
  gnumakefile: 'shell',
  justfile: 'shell',
  dockerfile: 'shell',
  gemfile: 'ruby',
  rakefile: 'ruby',
  guardfile: 'ruby',
  jenkinsfile: 'java',
  '.eslintrc': 'json',
  '.babelrc': 'json',
  '.swcrc': 'json',
  '.nycrc': 'json',
  '.flake8': 'ini',
  '.pylintrc': 'ini',
  pylintrc: 'ini',
  '.coveragerc': 'ini',
  '.rspec': 'ini',
  '.npmrc': 'ini',
  '.editorconfig': 'ini',
  pipfile: 'toml',
  'go.mod': 'go',
  'yarn.lock': 'yaml',
  'poetry.lock': 'toml',
  'cargo.lock': 'toml',
  'uv.lock': 'toml',
  '.clang-tidy': 'yaml',
  '.mocharc': 'yaml',
  '.jshintrc': 'json',
  '.stylelintrc': 'json',
};

/** The language of a file by its name; `null` for prose and unknown files. */
export function languageOf(path: string): Language | null {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const extension = name.slice(name.lastIndexOf('.') + 1);
  const id = names[name] ?? extensions[extension];
  return id === undefined ? null : languages[id];
}
