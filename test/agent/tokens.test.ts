import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimateTokens } from '../../src/agent/tokens.ts';
import { bytesOf, denseLines, prose } from './texts.ts';

const HEX = bytesOf(4000).toString('hex');
const hex = (i: number, length: number) => HEX.slice(i * length, (i + 1) * length);
const lines = (count: number, line: (i: number) => string) =>
  `${Array.from({ length: count }, (_, i) => line(i)).join('\n')}\n`;
const number = (i: number, max: number) => bytesOf(4 * (i + 1)).readUInt32BE(4 * i) % max;
const pad = (i: number, max: number) => String(number(i, max)).padStart(String(max).length - 1, '0');

const TYPESCRIPT = `export interface Window {
  /** Tokens the model can take; learnt anew when it refuses a request. */
  tokens(): number;
  isFull(items: readonly Item[]): boolean;
}

export function openWindow(model: Model, frame: Frame): Window {
  const fixed = tokensOf(frame.instructions) + tokensOf(JSON.stringify(frame.tools));
  let known = { real: 0, estimated: 0 };
  return {
    tokens: () => model.contextWindow,
    isFull(items) {
      if (size(items) > NEVER_BEYOND * window) return grown > 0;
      return items.some((item) => item.type === 'message' && !counted.has(item));
    },
  };
}
`;
const PYTHON = `class Widget(Base):
    """A widget that can be mounted once."""

    def __init__(self, name: str, *, size: int = 0) -> None:
        super().__init__(name)
        self._size = size
        self.children: list[Widget] = []

    def mount(self, parent: "Widget | None" = None) -> None:
        if parent is None:
            raise ValueError(f"{self.name!r} needs a parent, got {parent}")
        for child in sorted(self.children, key=lambda c: c.name):
            child.mount(self)
`;
const GO = `func (s *Server) handle(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), 5*time.Second)
	defer cancel()
	if err := s.store.Save(ctx, r.URL.Query().Get("id")); err != nil {
		http.Error(w, fmt.Sprintf("save: %v", err), http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
`;
const MINIFIED = `var e=require("fs"),t=require("path");function n(e,t){return e&&e.length>t?e.slice(0,t):e}class r{constructor(e={}){this.o=e,this.m=new Map,this.n=0}get(e){let t=this.m.get(e);return void 0===t?null:(this.n++,t.v)}set(e,t,i=1e3){this.m.size>=this.o.max&&this.m.delete(this.m.keys().next().value),this.m.set(e,{v:t,x:Date.now()+i})}}module.exports={r:r,n:n,d:(e,t)=>{for(let i of e)if(!t.has(i.k)||t.get(i.k)!==i.v)return!1;return!0}};`;
const JSON_TEXT = JSON.stringify(
  Array.from({ length: 12 }, (_, i) => ({
    id: number(i, 1e6),
    name: `widget-${i}`,
    tags: ['build', 'test'],
    url: `https://example.com/acme/widget/issues/${i}`,
    closed_at: null,
    draft: i % 2 === 0,
  })),
  null,
  2,
);
const RUSSIAN = `Программа прочитала все файлы в папке и записала короткую заметку о каждом из них. Если файл нельзя было открыть, в заметке говорилось об этом простыми словами. Ошибка: не удалось найти модуль, сборка остановлена.\n`;
const CHINESE = `程序读取了文件夹中的每个文件，并为每个文件写了一条简短的说明。如果文件无法打开，说明会用简单的话指出原因，然后继续处理下一个文件。错误：找不到模块，构建已停止。\n`;
const JAPANESE = `プログラムはフォルダー内のすべてのファイルを読み込み、それぞれについて短いメモを書きました。ファイルを開けない場合は、その理由を簡単な言葉で示し、次のファイルに進みます。\n`;
const GERMAN = `Das Programm las jede Datei im Ordner und schrieb eine kurze Notiz über jede von ihnen. Ließ sich eine Datei nicht öffnen, so stand das in einfachen Wörtern in der Notiz, und der Lauf ging mit der nächsten weiter.\n`;

/** Each with its tokens as the o200k encoding of OpenAI's models counts them. */
const SAMPLES: ReadonlyArray<readonly [kind: string, text: string, tokens: number]> = [
  ['English prose', prose(2000), 445],
  ['German prose', GERMAN.repeat(4), 196],
  ['Russian prose', RUSSIAN.repeat(4), 216],
  ['Chinese prose', CHINESE.repeat(4), 204],
  ['Japanese prose', JAPANESE.repeat(4), 236],
  ['TypeScript', TYPESCRIPT, 147],
  ['Python', PYTHON, 123],
  ['Go', GO, 91],
  ['minified code', MINIFIED, 163],
  ['JSON', JSON_TEXT, 782],
  ['dense log lines', denseLines(20_000), 7034],
  [
    'a log with times',
    lines(30, (i) => `2024-03-${pad(i, 10)}T1${pad(i + 1, 10)}:04:17.${pad(i, 1e7)}Z ##[group]Run step ${i}`),
    780,
  ],
  [
    'a stack trace',
    lines(
      20,
      (i) => `    at Object.run${i} (/home/ci/work/widget/src/${hex(i, 8)}/index.js:${i * 7}:${i + 3})`,
    ),
    494,
  ],
  [
    'test results',
    lines(30, (i) => ` ✓ src/agent/loop.test.ts > keeps the order of ${i} calls ${number(i, 400)}ms`),
    600,
  ],
  [
    'a table',
    lines(20, (i) => `│ dist/app-${i}.js │ ${String(number(i, 9000)).padStart(8)} │ ${'─'.repeat(12)} │`),
    379,
  ],
  ['numbers', lines(40, (i) => `${i},${number(i, 1e9)},0.${pad(i, 1e6)},-${number(i, 1000)}.5`), 600],
  ['hex', HEX.slice(0, 2000), 1127],
  ['hex in capitals', lines(30, (i) => hex(i, 64).toUpperCase()), 1132],
  ['uuids', lines(40, (i) => hex(i, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')), 951],
  ['digests', lines(30, (i) => `${hex(i, 40)}  src/file-${i}.js`), 898],
  ['base64', bytesOf(2000).toString('base64'), 1817],
  ['base64 in lines', bytesOf(2000).toString('base64').replace(/.{76}/g, '$&\n'), 1859],
  ['emoji', '😀🎉✅❌🚀🔥👍💡📦🧪🐛✨🔧📝'.repeat(20), 480],
];

describe('an estimate', () => {
  test.for(SAMPLES)('of %s is near what is counted', ([, text, tokens]) => {
    // Fewer tokens than a quarter of the bytes are never told.
    const least = Math.max(tokens, Buffer.byteLength(text) / 4);
    expect(estimateTokens(text)).toBeGreaterThanOrEqual(least * 0.92);
    expect(estimateTokens(text)).toBeLessThanOrEqual(least * 1.2);
  });

  test('of 20,000 bytes of dense log lines is far more than a quarter of them', () => {
    expect(estimateTokens(denseLines(20_000))).toBeGreaterThan(6300);
  });

  test('of nothing is nothing', () => {
    expect(estimateTokens('')).toBe(0);
  });
});

/** Pieces of every class, so that what joins to one piece is met. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'a',
        'Zz',
        'XML',
        '7',
        '1234',
        ' ',
        '  ',
        '\t',
        '\n',
        '.',
        '()',
        '=',
        'é',
        '漢',
        '🙂',
        '─',
        '\ufffd',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));
const options = { seed: 20240, numRuns: 2000 };

describe('for any text', () => {
  test('the estimate is at least a quarter of its bytes', () => {
    fc.assert(
      fc.property(text, (any) => estimateTokens(any) >= Buffer.byteLength(any) / 4),
      options,
    );
  });

  test('lines together are not more than the lines and their line ends', () => {
    const lineEnd = estimateTokens('\n');
    fc.assert(
      fc.property(
        text,
        text,
        (a, b) => estimateTokens(`${a}\n${b}`) <= estimateTokens(a) + lineEnd + estimateTokens(b),
      ),
      options,
    );
  });
});

test.for([
  ...['a', 'Z', '1', ' ', '\t', '\n', '-', 'é', 'я', '漢', '─', '\ufffd', '\ud800'],
  ...['aB', 'a1', 'A1b', '. ', '.\n', ' \n', '🙂', '-a', '🙂1'],
])('a megabyte of %j takes no longer than other text', (unit) => {
  const hostile = unit.repeat(1_000_000 / unit.length);
  const start = performance.now();
  expect(estimateTokens(hostile)).toBeGreaterThanOrEqual(Buffer.byteLength(hostile) / 4);
  // Some 20 ms; what is not linear takes minutes.
  expect(performance.now() - start).toBeLessThan(1000);
});
