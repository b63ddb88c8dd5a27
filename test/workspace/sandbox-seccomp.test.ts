import { describe, expect, test } from 'vitest';
import { seccompFilter } from '../../src/workspace/sandbox/seccomp.ts';
import { type Condition, DENIED_CALLS, ERRORS } from '../../src/workspace/sandbox/seccomp-rules.ts';
import { openBox } from './sandbox-helper.ts';

const ALLOWED = 0x7fff_0000;
const KILLED = 0x8000_0000;
const denied = (error: keyof typeof ERRORS = 'EPERM') => 0x0005_0000 + ERRORS[error];

/** Architectures by the kernel's numbers, with the machine whose filter knows them and their column. */
const ARCHITECTURES = [
  { name: 'x86_64', machine: 'x64', id: 0xc000_003e, column: 0 },
  { name: 'i386', machine: 'x64', id: 0x4000_0003, column: 1 },
  { name: 'arm64', machine: 'arm64', id: 0xc000_00b7, column: 2 },
] as const;

interface Call {
  number: number;
  arguments?: number[];
}

/** What the kernel would make of a call: a small machine for the four kinds of instruction the filter has. */
function decide(machine: string, architecture: number, { number, arguments: given = [] }: Call): number {
  const program = Buffer.from(seccompFilter(machine) ?? []);
  const data = Buffer.alloc(64);
  data.writeUInt32LE(number, 0);
  data.writeUInt32LE(architecture, 4);
  for (const [i, value] of given.entries()) data.writeBigUInt64LE(BigInt(value), 16 + 8 * i);
  let loaded = 0;
  for (let at = 0; at < program.length; at += 8) {
    const [code, value] = [program.readUInt16LE(at), program.readUInt32LE(at + 4)];
    if (code === 0x06) return value;
    if (code === 0x20) loaded = data.readUInt32LE(value);
    else {
      const holds = { 21: loaded === value, 53: loaded >= value, 69: (loaded & value) !== 0 }[code];
      if (holds === undefined) throw new Error(`unknown instruction ${code}`);
      at += 8 * program.readUInt8(at + (holds ? 2 : 3));
    }
  }
  throw new Error('the program has no end');
}

/** Values of the argument that decides: such as are denied, and such as are not. */
function values(when: Condition): { denied: number[]; allowed: number[] } {
  if ('oneOf' in when) return { denied: [...when.oneOf], allowed: [0, 0x5401] };
  if ('noneOf' in when) return { denied: [17, 0, 38, 40], allowed: [...when.noneOf] };
  return { denied: [0x1000_0000, 0x0002_0000, 0x4000_0011], allowed: [0, 0x11, 0x003d_0f00] };
}

const at = (argument: number, value: number) => [...Array<number>(argument).fill(0), value];

describe.each(ARCHITECTURES)('the filter for $name', ({ machine, id, column }) => {
  const there = DENIED_CALLS.filter(({ numbers }) => numbers[column] !== null);

  test.each(there)('threat 46: $name is denied', ({ numbers, when, error }) => {
    const number = numbers[column] ?? -1;
    if (when === undefined) return expect(decide(machine, id, { number })).toBe(denied(error));
    const cases = values(when);
    const of = (value: number) => decide(machine, id, { number, arguments: at(when.argument, value) });
    expect(cases.denied.map(of)).toEqual(cases.denied.map(() => denied(error)));
    expect(cases.allowed.map(of)).toEqual(cases.allowed.map(() => ALLOWED));
    // The kernel looks at the lower half alone, so must the filter.
    expect(of((cases.denied[0] ?? 0) + 2 ** 32)).toBe(denied(error));
  });

  test('every other call is allowed', () => {
    const numbers = new Set(there.map((call) => call.numbers[column]));
    for (let number = 0; number < 500; number += 1)
      if (!numbers.has(number)) expect(decide(machine, id, { number }), String(number)).toBe(ALLOWED);
  });
});

test('threat 46: numbers of x32 are refused, and programs of an unknown architecture killed', () => {
  expect(decide('x64', 0xc000_003e, { number: 0x4000_0000 + 165 })).toBe(denied('ENOSYS'));
  expect(decide('x64', 0xc000_003e, { number: 0xffff_ffff })).toBe(denied('ENOSYS'));
  for (const machine of ['x64', 'arm64']) expect(decide(machine, 0x1234, { number: 0 })).toBe(KILLED);
  expect(decide('arm64', 0x4000_0028, { number: 0 })).toBe(KILLED);
});

test('a machine whose numbers are not known has no filter', () => {
  expect(seccompFilter('riscv64')).toBeNull();
});

/** A program that makes each of the calls of its argument and prints the names of the errors. */
const PROBE = `
import ctypes, errno, json, sys
libc = ctypes.CDLL(None, use_errno=True)
said = {}
for name, number, given in json.loads(sys.argv[1]):
    ctypes.set_errno(0)
    libc.syscall(ctypes.c_long(number), *[ctypes.c_long(value) for value in given])
    said[name] = errno.errorcode.get(ctypes.get_errno(), 'none')
print(json.dumps(said))`;

describe('in the sandbox', () => {
  test('threat 46: the kernel denies each call of the list', async () => {
    const column = process.arch === 'arm64' ? 2 : 0;
    const calls = DENIED_CALLS.flatMap(({ name, numbers, when }) => {
      const number = numbers[column] ?? null;
      const first = when === undefined ? [] : at(when.argument, values(when).denied[0] ?? 0);
      return number === null ? [] : [[name, number, [...first, ...Array<number>(6 - first.length).fill(0)]]];
    });
    await using box = await openBox();
    const { text } = await box.run('', { argv: ['/usr/bin/python3', '-c', PROBE, JSON.stringify(calls)] });
    const there = DENIED_CALLS.filter(({ numbers }) => numbers[column] !== null);
    expect(JSON.parse(text)).toEqual(
      Object.fromEntries(there.map(({ name, error = 'EPERM' }) => [name, error])),
    );
  });

  test('threat 46: every process is filtered, the ones it starts as well', async () => {
    await using box = await openBox();
    const { text } = await box.run('grep -h ^Seccomp: /proc/1/status /proc/self/status');
    expect(text).toBe('Seccomp:\t2\nSeccomp:\t2\n');
  });

  test('ordinary programs go on: threads, processes, sockets, terminals, tracing of own children', async () => {
    await using box = await openBox();
    const python = `
import multiprocessing, os, pty, socket, subprocess, threading
thread = threading.Thread(target=print, args=('thread',), kwargs={'flush': True}); thread.start(); thread.join()
print(subprocess.check_output(['echo', 'process']).decode(), end='')
for family in (socket.AF_UNIX, socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK): socket.socket(family, socket.SOCK_RAW if family == socket.AF_NETLINK else socket.SOCK_STREAM).close()
print('sockets', socket.if_nameindex())
print('terminal', os.isatty(pty.openpty()[1]))
import ctypes
print('trace', ctypes.CDLL(None).ptrace(0, 0, 0, 0))`;
    const node = `new (require('node:worker_threads').Worker)('console.log("worker")', { eval: true })`;
    const git = 'mkdir /tmp/r && cd /tmp/r && git init -q && git status --short && echo git';
    const script = `/usr/bin/python3 -c "$PYTHON" && node -e "$NODE" && ${git}`;
    const { text, exitCode } = await box.run(script, { env: { PYTHON: python, NODE: node } });
    expect(text).toBe("thread\nprocess\nsockets [(1, 'lo')]\nterminal True\ntrace 0\nworker\ngit\n");
    expect(exitCode).toBe(0);
  });
});
