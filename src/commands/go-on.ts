import { cp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { limitsToGoOn } from '../agent/limits.ts';
import type { Price } from '../agent/price-table.ts';
import { type Resumed, readTrace } from '../agent/resume.ts';
import type { Config, RawInputs } from '../config.ts';
import { inputsToGoOn } from '../kept-inputs.ts';
import { type Flags, type Limits, WrongUse } from '../types.ts';

/** The run that `--resume` names. */
export interface Former {
  resume: Resumed;
  /** Those of this run: what is given now, and what is left of before. */
  inputs: RawInputs;
  /** What is to be told before the run goes on. */
  notes: string[];
  limits(config: Config): Limits;
  /** The price of the model is known, or not. */
  priced(price: Price | null): void;
  /** The conversation names files of the former run's folder. */
  takeOver(runDir: string): Promise<void>;
}

/**
 * Reads the run that goes on, and what it was given.
 * @throws WrongUse where there is none
 */
export async function openFormer(flags: Flags, given: RawInputs): Promise<Former> {
  const dir = resolve(flags.last('resume') ?? '');
  const resume = await readTrace(dir);
  const { inputs, notes } = inputsToGoOn(resume.start.given, given);
  return {
    resume,
    inputs,
    notes,
    limits: (config) => limitsToGoOn(resume, givenLimits(flags, config)),
    priced(price) {
      if (price !== null && resume.usage.costUsd === null && resume.usage.turns > 0)
        notes.push(
          "what the run before cost is not known, so no sum is told; a limit in 'max-cost-usd' counts from here",
        );
    },
    takeOver: (runDir) => takeOver(dir, runDir),
  };
}

async function takeOver(from: string, to: string): Promise<void> {
  if (from === to)
    throw new WrongUse(
      `'--run-dir ${to}' is the folder of '--resume'; give another, so that nothing of it is lost`,
    );
  for (const name of ['evidence', 'logs'])
    await cp(join(from, name), join(to, name), { recursive: true }).catch(() => undefined);
}

/** Only what was given now: the other limits are those of the run that goes on. */
function givenLimits(flags: Flags, { limits }: Config): Partial<Limits> {
  const names = {
    turns: 'max-turns',
    minutes: 'max-minutes',
    tokens: 'max-tokens',
    costUsd: 'max-cost-usd',
  } as const;
  const given = Object.entries(names).filter(([, flag]) => flags.has(flag));
  return Object.fromEntries(given.map(([name]) => [name, limits[name as keyof typeof names]]));
}
