import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { authorize } from '../../src/trigger/authorize.ts';
import { readEvent } from '../../src/trigger/event.ts';
import { BrokenEvent, type EventSource } from '../../src/trigger/payload.ts';
import { readPullRequest } from '../../src/trigger/pull-event.ts';
import type { AskedTrigger } from '../../src/types.ts';
import type { Payload } from '../helpers/webhooks.ts';
import { POLICY, world } from './facts.ts';
import { source } from './sources.ts';

const EVENTS = [
  'check_run',
  'issue_comment',
  'issues',
  'pull_request',
  'pull_request_review',
  'pull_request_review_comment',
  'push',
  'repository_dispatch',
  'workflow_dispatch',
  'workflow_run',
];
/** What stands in for a value: removed, null, and values of other types and shapes. */
const REMOVED = Symbol('removed');
const STRANGE: readonly unknown[] = [
  REMOVED,
  null,
  '',
  'x\u0000@regreen\n',
  -1,
  2 ** 60,
  true,
  [],
  {},
  [null],
  { toString: null },
];
/** One in so many mutations is tried. */
const SHARE = 4;

const definitions = createRequire(import.meta.url)('@octokit/webhooks-examples') as Array<{
  name: string;
  examples: Payload[];
}>;

/** Mulberry32: the same sequence in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Makes an example one that would start a run, so that what is broken in it matters. */
function wanted(example: Payload): Payload {
  const copy = structuredClone(example) as Record<string, Payload>;
  for (const key of ['comment', 'review']) if (copy[key]) copy[key].body = 'Look: @regreen fix';
  if (copy.workflow_run) Object.assign(copy.workflow_run, { conclusion: 'failure', path: 'ci.yml' });
  if (copy.label) copy.label.name = 'regreen';
  return { ...copy, ...(copy.client_payload ? { client_payload: { task: 'Look.' } } : {}) };
}

interface Place {
  holder: Record<string, unknown>;
  key: string;
  path: string;
}

/** Every place in a payload, depth first. */
function* places(holder: object, above = ''): Generator<Place> {
  for (const [key, value] of Object.entries(holder)) {
    const path = above === '' ? key : `${above}.${key}`;
    yield { holder: holder as Record<string, unknown>, key, path };
    if (typeof value === 'object' && value !== null) yield* places(value, path);
  }
}

/** Puts a strange value in place while `look` looks. */
function disturbed<T>({ holder, key }: Place, value: unknown, look: () => T): T {
  const before = Object.getOwnPropertyDescriptor(holder, key);
  if (value === REMOVED) delete holder[key];
  else holder[key] = value;
  try {
    return look();
  } finally {
    Object.defineProperty(holder, key, before ?? {});
  }
}

/** Whatever the payload was, nothing but what the types say comes out. Without `expect`, which is slow. */
function wellFormed(trigger: AskedTrigger): AskedTrigger {
  const { sha, actors, accounts = [], labels = [], repository } = trigger;
  const texts = [repository.owner, repository.name, repository.defaultBranch, ...actors];
  const whole =
    (sha === null ? Number.isInteger(trigger.pull) : /^[0-9a-f]{40}$/.test(sha) && trigger.branch !== '') &&
    texts.every((text) => typeof text === 'string' && text !== '') &&
    labels.every((text) => typeof text === 'string') &&
    accounts.every(({ id }) => id === null || Number.isInteger(id));
  if (!whole) throw new Error(`malformed: ${JSON.stringify(trigger)}`);
  return trigger;
}

/** What came of an event; anything but a value or a broken event is thrown on. */
function outcomeOf(look: () => unknown, path: string): AskedTrigger | null {
  try {
    const read = look() as { trigger: AskedTrigger } | { ending: { outcome: string; reason: string } };
    if ('trigger' in read) return wellFormed(read.trigger);
    if (!('ending' in read)) return null;
    expect(['skipped', 'refused']).toContain(read.ending.outcome);
    expect(read.ending.reason.length).toBeGreaterThan(10);
  } catch (error) {
    if (!(error instanceof BrokenEvent)) throw error;
    const [, named = ''] = /is broken at '([^']+)'/.exec(error.message) ?? [];
    // The field that was disturbed, or one inside or around it.
    expect(named.startsWith(path) || path.startsWith(named)).toBe(true);
  }
  return null;
}

describe.each(EVENTS)('%s, disturbed', (name) => {
  const examples = definitions.find((each) => each.name === name)?.examples.map(wanted) ?? [];
  const next = random(EVENTS.indexOf(name) + 1);
  const triggers: AskedTrigger[] = [];
  let tried = 0;

  test('is a trigger, an ending, or broken at the field that is', () => {
    for (const payload of examples) {
      const from: EventSource = source(name, payload);
      for (const place of places(payload)) {
        for (const value of STRANGE) {
          if (next() * SHARE >= 1) continue;
          tried += 1;
          const look = () =>
            name === 'pull_request' && next() < 0.5 ? readPullRequest(from) : readEvent(from);
          const trigger = disturbed(place, value, () => outcomeOf(look, place.path));
          if (trigger !== null && next() < 0.05) triggers.push(trigger);
        }
      }
    }
    expect(tried).toBeGreaterThan(100);
  });

  test('gets a decision where it is a trigger', async () => {
    if (name !== 'check_run') expect(triggers.length).toBeGreaterThan(0);
    for (const trigger of triggers) {
      const decision = await authorize(
        trigger,
        POLICY,
        world({ permissions: { Codertocat: 'write' } }).facts,
      );
      expect('ending' in decision || decision.trigger.sha.length >= 40).toBe(true);
    }
  });
});
