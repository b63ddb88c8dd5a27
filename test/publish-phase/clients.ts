import { createGitHub, type GitHub } from '../../src/github.ts';
import { OWNER, type Scene } from '../helpers/scene.ts';
import type { Around } from '../publish/pull-request/publishing.ts';
import { APP } from './red-pull.ts';

/** A client of its own, which does not wait between its tries. */
export const direct = ({ github }: Scene): GitHub =>
  createGitHub({
    ...{ token: APP, apiUrl: github.url, owner: OWNER, repo: github.name, version: '0', secondMs: 0 },
    note: () => {},
  });

/** What no publishing job changes: objects by their name, people, rules, and runs that have ended. */
const STEADY: readonly string[] = [
  ...['collaborator', 'accountId', 'runsSince', 'jobs', 'jobLogUrl', 'file', 'commit'],
  ...['commitAccount', 'files', 'folder', 'blob', 'recentPulls', 'labels', 'branchRules'],
];

/** A client that asks for what is steady only where no client has. */
export function keeping(client: GitHub, kept: { isOff: boolean }, answers: Map<string, unknown>): GitHub {
  return new Proxy(client, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function' || !STEADY.includes(String(name))) return member;
      return async (...args: unknown[]) => {
        const key = JSON.stringify([name, ...args]);
        if (!kept.isOff && answers.has(key)) return structuredClone(answers.get(key));
        const answer: unknown = await member.apply(target, args);
        // What a fault made of an answer is nobody else's.
        if (!kept.isOff) answers.set(key, structuredClone(answer));
        return answer;
      };
    },
  });
}

/** Two calls at once would make the nth one a matter of luck. */
export function inTurn(through: Around): Around {
  let last: Promise<unknown> = Promise.resolve();
  return (name, call) => {
    const next = last.then(
      () => through(name, call),
      () => through(name, call),
    );
    last = next;
    return next;
  };
}
