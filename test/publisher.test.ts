import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CiResult } from '../src/ci-watch.ts';
import { toConfig } from '../src/config.ts';
import type { Publication } from '../src/publication.ts';
import { openPublisher } from '../src/publisher.ts';
import { createRedactor } from '../src/text/redact.ts';
import { deadLinks } from './helpers/published.ts';
import { runRecord } from './helpers/record.ts';
import { git, OWNER, TOKEN } from './helpers/scene.ts';
import { openPublishing, type Publishing } from './publish/pull-request/publishing.ts';

const APP = 'app-token';
let publishing: Publishing;
let changes = 0;

beforeAll(async () => {
  publishing = await openPublishing({ 'src/range.ts': 'export const last = (list) => list.length;\n' });
  const { github, sha } = publishing.scene;
  const permissions = { contents: 'write', pull_requests: 'write', issues: 'write' } as const;
  github.addToken(APP, { login: 'acme-app[bot]', id: 4242, permissions });
  const run = { attempt: 1, runNumber: 9, event: 'push', headSha: sha, headBranch: 'main', jobs: [] };
  for (const id of [9, 99])
    github.addRun({ ...run, id, conclusion: 'failure', path: '.github/workflows/ci.yml', name: 'CI' });
});
afterAll(() => publishing.scene[Symbol.asyncDispose]());

/** The checks of a published commit, green. */
const greenAt = (sha: string): CiResult => {
  const { github } = publishing.scene;
  const run = { attempt: 1, runNumber: 1, event: 'pull_request', headSha: sha, headBranch: 'x', jobs: [] };
  github.addRun({ ...run, id: 70, conclusion: 'success', path: '.github/workflows/ci.yml', name: 'CI' });
  const url = `${github.serverUrl}/${OWNER}/widget/actions/runs/70`;
  const told = { name: 'CI', event: 'pull_request', status: 'completed', conclusion: 'success' };
  return { kind: 'green', runs: [{ ...told, createdAt: '2020-01-01T00:00:00Z', url }] };
};

type Pull = Publishing['scene']['github']['state']['pulls'][number];

/** What asks for a change: a person; or red checks of our own pull request, for the next attempt. */
function admissionFor(key: string, before: Pull | null): Publication['admission'] {
  const { sha } = publishing.scene;
  const admitted = { delivery: 'publish', trusted: true } as const;
  const repository = { owner: OWNER, name: 'widget', defaultBranch: 'main' };
  const asked = { repository, against: null, actors: [OWNER], fork: false };
  if (before === null) {
    const trigger = { ...asked, kind: 'dispatch', task: 'x', sha, branch: 'main' } as const;
    return { ...admitted, trigger, retry: null, goesOn: null };
  }
  const { headSha, headRef } = before.pull;
  const run = { runId: 99, runAttempt: 1, runNumber: 9, runUrl: '', workflowName: 'CI', workflowPath: 'ci' };
  const at = { sha: headSha, branch: headRef, pulls: [before.number] };
  const trigger = { ...asked, ...run, ...at, kind: 'failed-run', conclusion: 'failure' } as const;
  return { ...admitted, trigger, retry: { key, attempts: 1 }, goesOn: key };
}

/** Publishes a change with a token: of a key of its own, or as the next attempt at one. */
async function publish(token: string, watch: (sha: string) => Promise<CiResult>, before: Pull | null = null) {
  const { scene, client, patched } = publishing;
  const { github } = scene;
  const server = { serverUrl: github.serverUrl, repository: `${OWNER}/widget` };
  const links = { ...server, runUrl: `${github.serverUrl}/${OWNER}/widget/actions/runs/9` };
  changes += 1;
  const key = before?.pull.headRef.slice('regreen/fix-'.length) ?? changes.toString(16).padStart(12, '0');
  const admission = admissionFor(key, before);
  const { sha, branch } = admission.trigger;
  const record = runRecord({
    base: { sha, branch },
    citations: [{ path: 'src/range.ts', startLine: 1, endLine: 1, sha }],
    task: { kind: 'fix', subject: 'the failing `test` step', key, issue: null },
  });
  const publication: Publication = {
    ...{ admission, record, diff: new Uint8Array(), words: null },
    files: await patched({ 'src/range.ts': `export const last = (list) => list.at(-${changes});\n` }, sha),
    read: { read: async () => null, list: async () => [] },
  };
  const publisher = openPublisher({
    ...{ config: toConfig({}), github: client(token), links, redactor: createRedactor([TOKEN]), watch },
  });
  const given = structuredClone(record);
  const { ending, noted } = await publisher.publish(publication);
  // What is to be kept of it is for others to write.
  expect(record).toEqual(given);
  const pull = github.state.pulls.find(({ pull: { headRef } }) => headRef === `regreen/fix-${key}`);
  if (pull === undefined) throw new Error('there is no pull request');
  const lines = (pull.body ?? '').split('\n');
  return { ending, noted, pull, lines, marker: `<!-- regreen:key=${key} -->`, went: publisher.went() };
}

test("an App's pull request has what its own checks said in the line before its marker", async () => {
  const seen: string[] = [];
  const { ending, noted, pull, lines, marker } = await publish(APP, async (sha) => {
    seen.push(sha);
    return greenAt(sha);
  });
  expect(ending).toBeNull();
  expect(noted).toMatchObject({
    findings: [],
    published: { number: pull.number, branch: pull.pull.headRef },
  });
  expect(seen).toEqual([pull.pull.headSha]);
  const { serverUrl } = publishing.scene.github;
  expect(lines.slice(-2)).toEqual([
    `CI green on ${pull.pull.headSha.slice(0, 7)}: [\`CI\`](${serverUrl}/${OWNER}/widget/actions/runs/70).`,
    marker,
  ]);
  expect(lines.join('\n')).not.toContain('Approve workflows');
  expect(lines.length).toBeLessThanOrEqual(25);
  expect(await deadLinks(publishing.scene, pull.body ?? '')).toEqual([]);
});

test('the next attempt is told of below the first; what its checks say takes the place of what was said before', async () => {
  const first = await publish(APP, async () => ({ kind: 'none' }));
  const { ending, noted, went, pull, lines, marker } = await publish(
    APP,
    async (sha) => greenAt(sha),
    first.pull,
  );
  const tip = await publishing.tip(pull.pull.headRef);
  expect(ending).toBeNull();
  expect(noted.published).toMatchObject({ number: pull.number, branch: pull.pull.headRef });
  expect(went).toEqual({ pushed: { sha: tip, branch: pull.pull.headRef }, ci: null });
  expect(lines.slice(0, first.lines.length - 2)).toEqual(first.lines.slice(0, -2));
  const then = lines.findIndex((line) => line.startsWith(`**Then** [\`${tip.slice(0, 12)}\`](`));
  expect(then).toBe(first.lines.length - 1);
  expect(lines[then + 1]).toMatch(/^\*\*Cause\.\*\* /);
  expect(lines.slice(-2)).toEqual([expect.stringContaining(`CI green on ${tip.slice(0, 7)}: `), marker]);
  expect(lines.length).toBeLessThanOrEqual(25);
  expect(await deadLinks(publishing.scene, pull.body ?? '')).toEqual([]);
});

test('with GITHUB_TOKEN the message of the next attempt says how its checks are started', async () => {
  const unwatched = () => Promise.reject(new Error('watched'));
  const first = await publish(TOKEN, unwatched);
  const { went, pull } = await publish(TOKEN, unwatched, first.pull);
  const tip = await publishing.tip(pull.pull.headRef);
  expect(went).toMatchObject({
    pushed: { sha: tip },
    ci: 'CI starts here once somebody who may write presses "Approve workflows to run".',
  });
  const message = await git(publishing.scene.bare, 'show', '-s', '--format=%B', tip);
  expect(message.match(/^Regreen-Key: /gm)).toHaveLength(1);
});

test('a text that is a person’s by now stays, and the end of the next attempt says so', async () => {
  const first = await publish(APP, async () => ({ kind: 'none' }));
  first.pull.body = 'Mine now.';
  const { ending, noted, pull } = await publish(APP, async (sha) => greenAt(sha), first.pull);
  expect(pull.body).toBe('Mine now.');
  expect(noted.published).toMatchObject({ number: pull.number });
  expect(ending).toEqual({
    outcome: 'fixed',
    reason: `the verifier turned green; the text of #${pull.number} does not tell of this commit: somebody has made it their own, so it stays as it is`,
  });
});

test('where nothing starts the line says how to start it', async () => {
  const { lines } = await publish(APP, async () => ({ kind: 'none' }));
  expect(lines.at(-2)).toMatch(/^No CI has started on [0-9a-f]{7}: close and reopen this pull request/);
});

test('a text that somebody has made their own meanwhile stays as it is', async () => {
  const { state } = publishing.scene.github;
  const { pull } = await publish(APP, async (sha) => {
    const own = state.pulls.find(({ pull: { headSha } }) => headSha === sha);
    if (own !== undefined) own.body = 'Mine now.';
    return greenAt(sha);
  });
  expect(pull.body).toBe('Mine now.');
});

test("nobody waits for the checks of GITHUB_TOKEN's pull request, which wait for an approval", async () => {
  const { ending, lines } = await publish(TOKEN, () => Promise.reject(new Error('watched')));
  expect(ending).toBeNull();
  expect(lines).toContain('CI starts here once somebody who may write presses "Approve workflows to run".');
});

test('a fault while the text is written undoes nothing', async () => {
  const { github } = publishing.scene;
  const { ending, pull, marker, lines } = await publish(APP, async (sha) => {
    github.failNext({ method: 'PATCH', path: /\/pulls\//, status: 403, times: 9 });
    return greenAt(sha);
  });
  github.forgetFaults();
  expect([ending, pull.state, lines.at(-1)]).toEqual([null, 'open', marker]);
  expect(lines.join('\n')).not.toContain('CI green');
});

test('GitHub would have taken all that was sent', () => {
  const { violations, unknown } = publishing.scene.github;
  expect([...violations, ...unknown]).toEqual([]);
});

test('suggestions that may not become an issue are found all the same, and told so', async () => {
  const { scene, client } = publishing;
  const links = { serverUrl: scene.github.serverUrl, repository: `${OWNER}/widget`, runUrl: null };
  scene.github.addToken('reads', { login: 'github-actions[bot]', permissions: { issues: 'read' } });
  const record = runRecord({
    ...{ outcome: 'suggested', reason: '1 suggestion', patch: null },
    task: { kind: 'suggest', subject: 'suggestions', key: '0123456789ab', issue: null },
    suggestions: [{ title: 'Typo', path: 'src/range.ts', line: 1, why: 'It is one.' }],
  });
  const publisher = openPublisher({
    ...{ config: toConfig({}), github: client('reads'), links, redactor: createRedactor([]) },
    watch: () => Promise.reject(new Error('nothing is watched')),
  });
  const { ending, noted } = await publisher.publish({
    ...{
      admission: admissionFor('0123456789ab', null),
      record,
      files: [],
      diff: new Uint8Array(),
      words: null,
    },
    read: { read: async () => null, list: async () => [] },
  });
  expect(ending).toEqual({
    outcome: 'suggested',
    reason:
      '1 suggestion; GitHub takes no issue of this token (403): grant `issues: write`, or set `publish: none`',
  });
  expect(noted).toEqual({ findings: [] });
});
