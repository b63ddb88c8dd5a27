import { type Condition, DENIED_CALLS, type DeniedCall, ERRORS } from './seccomp-rules.ts';

/** One instruction of classic BPF, `struct sock_filter` of linux/filter.h. Jumps count instructions from the next one. */
interface Instruction {
  code: number;
  whenTrue: number;
  whenFalse: number;
  value: number;
}

/** Opcodes: BPF_LD|W|ABS, BPF_JMP with JEQ, JGE and JSET against a constant, BPF_RET. */
const [LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN] = [0x20, 0x15, 0x35, 0x45, 0x06];
const INSTRUCTION_BYTES = 8;
/** Offsets in `struct seccomp_data`; the lower half of an argument comes first on these machines. */
const [NUMBER, ARCHITECTURE, ARGUMENTS, ARGUMENT_BYTES] = [0, 4, 16, 8];
/** Return values of seccomp(2); an error number goes into the lower half. */
const [ALLOW, ERROR, KILL] = [0x7fff_0000, 0x0005_0000, 0x8000_0000];
/** On x86_64, numbers from here on are those of x32, which is refused as a kernel without it does. */
const X32 = 0x4000_0000;

interface Architecture {
  /** AUDIT_ARCH_* of linux/audit.h. */
  id: number;
  /** Its place in the columns of numbers. */
  column: 0 | 1 | 2;
}

/** What runs on a machine, by Node's name for it. A program of another architecture is killed. */
const ARCHITECTURES: Readonly<Record<string, readonly Architecture[]>> = {
  x64: [
    { id: 0xc000_003e, column: 0 },
    { id: 0x4000_0003, column: 1 },
  ],
  arm64: [{ id: 0xc000_00b7, column: 2 }],
};

/**
 * The filter of system calls for a machine, as `bwrap --seccomp` reads it.
 * @param machine Node's name; `null` is returned for one whose numbers are not known here
 */
export function seccompFilter(machine: string): Uint8Array | null {
  const architectures = ARCHITECTURES[machine];
  if (architectures === undefined) return null;
  const blocks = architectures.flatMap(({ id, column }) => {
    const block = [load(NUMBER), ...(column === 0 ? refuse(AT_LEAST, X32) : []), ...rulesFor(column)];
    return [jump(EQUAL, id, 0, block.length), ...block];
  });
  return encode([load(ARCHITECTURE), ...blocks, give(KILL)]);
}

/** The rules of one architecture; whatever none denies is allowed. The call's number is loaded. */
function rulesFor(column: 0 | 1 | 2): Instruction[] {
  const rules = DENIED_CALLS.flatMap((call) => {
    const number = call.numbers[column];
    if (number === null) return [];
    const denial = denyWhen(call);
    return [jump(EQUAL, number, 0, denial.length), ...denial];
  });
  return [...rules, give(ALLOW)];
}

/** Decides over a call whose number has been found. */
function denyWhen({ when, error = 'EPERM' }: DeniedCall): Instruction[] {
  const deny = give(ERROR | ERRORS[error]);
  if (when === undefined) return [deny];
  const argument = load(ARGUMENTS + when.argument * ARGUMENT_BYTES);
  return [argument, ...tests(when, deny)];
}

function tests(when: Condition, deny: Instruction): Instruction[] {
  if ('anyOf' in when) return [jump(ANY_BIT, when.anyOf, 0, 1), deny, give(ALLOW)];
  const [values, hit, otherwise] =
    'oneOf' in when ? [when.oneOf, deny, give(ALLOW)] : [when.noneOf, give(ALLOW), deny];
  return [...values.flatMap((value) => [jump(EQUAL, value, 0, 1), hit]), otherwise];
}

function refuse(test: number, value: number): Instruction[] {
  return [jump(test, value, 0, 1), give(ERROR | ERRORS.ENOSYS)];
}

function load(offset: number): Instruction {
  return { code: LOAD, whenTrue: 0, whenFalse: 0, value: offset };
}

function jump(code: number, value: number, whenTrue: number, whenFalse: number): Instruction {
  return { code, whenTrue, whenFalse, value };
}

function give(value: number): Instruction {
  return { code: RETURN, whenTrue: 0, whenFalse: 0, value };
}

function encode(program: readonly Instruction[]): Uint8Array {
  const bytes = Buffer.alloc(program.length * INSTRUCTION_BYTES);
  for (const [i, { code, whenTrue, whenFalse, value }] of program.entries()) {
    const at = i * INSTRUCTION_BYTES;
    bytes.writeUInt16LE(code, at);
    // A jump too far for its byte throws here, in every test, and nowhere else.
    bytes.writeUInt8(whenTrue, at + 2);
    bytes.writeUInt8(whenFalse, at + 3);
    bytes.writeUInt32LE(value >>> 0, at + 4);
  }
  return bytes;
}
