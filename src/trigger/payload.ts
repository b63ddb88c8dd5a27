import * as z from 'zod';
import { type Account, type Ending, type Repository, type Trigger, WrongUse } from '../types.ts';

/** What the runner says of the event; see "Variables reference" in GitHub's documentation. */
export interface EventSource {
  name: string;
  payload: unknown;
  mode: 'auto' | 'fix' | 'implement' | 'ask' | 'suggest' | 'judge';
  label: string;
  /** The word that calls regreen in a comment: `@regreen`. */
  mention: string;
  task: string | null;
  env: {
    sha: string;
    refName: string;
    actor: string;
    triggeringActor: string;
    runId: number;
    runAttempt: number;
    job: string;
    workflowRef: string;
  };
}

export type Read = { trigger: Trigger } | { ending: Ending };

const ended =
  (outcome: 'skipped' | 'refused') =>
  (reason: string): { ending: Ending } => ({ ending: { outcome, reason } });

/** Nothing to do. */
export const skipped = ended('skipped');
/** Not allowed. */
export const refused = ended('refused');

/** The payload is not what GitHub documents for the event. */
export class BrokenEvent extends WrongUse {}

/** Reads a payload by its schema. Throws `BrokenEvent` with the place of the first fault. */
export function parse<T>(schema: z.ZodType<T>, { name, payload }: Pick<EventSource, 'name' | 'payload'>): T {
  const result = schema.safeParse(payload);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new BrokenEvent(
    `the payload of '${name}' is broken at '${issue?.path.join('.') || 'its top'}': ${issue?.message ?? 'not an object'}; GITHUB_EVENT_PATH (or --event) must name the JSON that GitHub sent`,
  );
}

export const sha = z.string().regex(/^[0-9a-f]{40,64}$/, 'not the id of a commit');
export const number = z.number().int().positive();
export const account = z.object({
  login: z.string().min(1),
  id: z.number().int(),
  type: z.string().nullish(),
});
/** Deleted accounts are `null`. */
export const someone = account.nullish();
export const labels = z.array(z.object({ name: z.string() }));
export const repository = z.object({
  id: z.number(),
  name: z.string().min(1),
  default_branch: z.string().min(1),
  owner: z.object({ login: z.string().min(1) }),
});
/** One side of a pull request; `repo` is `null` where the fork is gone. */
export const side = z.object({
  ref: z.string().min(1),
  sha,
  repo: z.object({ id: z.number() }).nullish(),
});
export const withRepository = z.object({
  repository,
  sender: someone,
  pull_request: z
    .object({ number: number.nullish(), base: z.object({ sha }), head: side, labels: labels.nullish() })
    .nullish(),
});

type RawAccount = z.infer<typeof account>;

/**
 * Everyone behind an event, each once.
 *
 * @param told as the payload has them, with ids
 * @param logins from the runner's environment, where only names are known
 */
export function people(
  told: ReadonlyArray<RawAccount | null | undefined>,
  logins: readonly string[],
): { actors: string[]; accounts: Account[] } {
  const known = new Map<string, Account>();
  for (const each of told) {
    if (each) known.set(`${each.login} ${each.id}`, toAccount(each));
  }
  const accounts = [...known.values()];
  for (const login of logins) {
    if (login !== '' && !accounts.some((each) => each.login === login))
      accounts.push({ login, id: null, bot: login.endsWith('[bot]') });
  }
  return { actors: [...new Set(accounts.map(({ login }) => login))], accounts };
}

/** Whoever is behind a job, from its environment; the payload's sender adds an id where it is one of them. */
export function peopleOfJob({ env }: EventSource, sender: RawAccount | null | undefined) {
  const logins = [env.actor, env.triggeringActor];
  const known = logins.includes(sender?.login ?? '') ? [sender] : [];
  const { actors, accounts } = people(known, logins);
  return { actors: [...new Set(logins)].filter((login) => actors.includes(login)), accounts };
}

function toAccount({ login, id, type }: RawAccount): Account {
  return { login, id, bot: type === 'Bot' || login.endsWith('[bot]') };
}

export function toRepository(repo: z.infer<typeof repository>): Repository {
  return { owner: repo.owner.login, name: repo.name, defaultBranch: repo.default_branch };
}

export const names = (all: z.infer<typeof labels> | null | undefined): string[] =>
  (all ?? []).map(({ name }) => name);

/** The commit and branch of an event that has none of its own. */
export function onDefaultBranch({ env }: EventSource, repo: z.infer<typeof repository>) {
  return {
    repository: toRepository(repo),
    sha: env.sha,
    branch: repo.default_branch,
    against: null,
    fork: false,
  };
}
