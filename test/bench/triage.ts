/**
 * Speed and memory of triage on a generated log, against `grep -ciE 'error|fail'` on the same file in the same run.
 * Usage: node test/bench/triage.ts [megabytes, 1000 by default]
 */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { triage } from '../../src/triage/failure-log.ts';
import { readLog } from '../../src/triage/read-log.ts';

const WORDS =
  'Compiling module resolved downloading ok test passed src/lib/foo.ts cache hit GET 200 worker 12ms'.split(
    ' ',
  );
const RARE = [
  'warning: unused variable `total`',
  'src/lib/foo.ts:12:3: warning: shadowed name',
  'retrying after error in connection 3',
  '    ✓ adds an item (3 ms)',
  '0 failed, 12 passed',
];
const FAILURE = [
  '--- FAIL: TestTotal (0.00s)',
  '    cart_test.go:12: got 3, want 4',
  'FAIL',
  'FAIL\tacme.example/cart\t0.012s',
  '',
].join('\n');

/** The same numbers for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function pick(list: readonly string[], next: () => number): string {
  return list[Math.floor(next() * list.length)] ?? '';
}

/** Lines as a runner prints them; one in fifty looks like trouble, and a failing test lies in the middle. */
function generate(file: string, bytes: number): void {
  const next = random(20);
  const descriptor = openSync(file, 'w');
  let failed = false;
  for (let written = 0; written < bytes; ) {
    let chunk = '';
    while (chunk.length < 1_000_000) {
      const text =
        next() < 0.02 ? pick(RARE, next) : Array.from({ length: 8 }, () => pick(WORDS, next)).join(' ');
      chunk += `2026-01-02T03:04:05.${String(Math.floor(next() * 1e7)).padStart(7, '0')}Z ${text}\n`;
    }
    if (!failed && written >= bytes / 2) {
      chunk += FAILURE;
      failed = true;
    }
    written += writeSync(descriptor, chunk);
  }
  closeSync(descriptor);
}

function grepSeconds(file: string): number {
  const start = performance.now();
  execFileSync('grep', ['-ciE', 'error|fail', file]);
  return (performance.now() - start) / 1000;
}

/** The run itself, in a process of its own so that the peak is that of triage alone. */
async function measure(file: string): Promise<void> {
  const start = performance.now();
  const { excerpts, failures } = await triage(readLog(file).chunks, { maxTokens: 1000 });
  const seconds = (performance.now() - start) / 1000;
  const found =
    failures.some(({ test }) => test === 'TestTotal') && excerpts.some(({ text }) => text.includes('want 4'));
  console.log(JSON.stringify({ seconds, found, peak: process.resourceUsage().maxRSS / 1024 }));
}

function compare(megabytes: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'triage-bench-'));
  try {
    const file = join(folder, 'build.log');
    generate(file, megabytes * 1e6);
    grepSeconds(file);
    const grep = grepSeconds(file);
    const output = execFileSync(process.execPath, [import.meta.filename, '--measure', file], {
      encoding: 'utf8',
    });
    const { seconds, found, peak } = JSON.parse(output) as { seconds: number; found: boolean; peak: number };
    console.log(`log            ${megabytes} MB, seed 20`);
    console.log(`grep           ${grep.toFixed(2)} s, ${(megabytes / grep).toFixed(0)} MB/s`);
    console.log(`triage         ${seconds.toFixed(2)} s, ${(megabytes / seconds).toFixed(0)} MB/s`);
    console.log(`ratio          ${(grep / seconds).toFixed(2)} of grep's speed (wanted: at least 0.25)`);
    console.log(`peak memory    ${peak.toFixed(0)} MB (wanted: at most 150)`);
    console.log(`failure found  ${found ? 'yes' : 'no'}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[2] === '--measure') await measure(process.argv[3] ?? '');
else compare(Number(process.argv[2] ?? 1000));
