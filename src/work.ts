import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openBudget } from './agent/limits.ts';
import { type Model, openModel } from './agent/model.ts';
import type { Resumed } from './agent/resume.ts';
import { readImage } from './agent/tools/image.ts';
import { runAttempts } from './attempts.ts';
import type { Beside } from './beside.ts';
import { type Guidance, readGuidance } from './context/agents-md.ts';
import { type ImageSource, type TaskImages, taskImages } from './context/images.ts';
import { type AgentTask, firstMessage, renderGuidance } from './context/prompt.ts';
import { repositoriesInside } from './further.ts';
import { checkCitations } from './judge/citations.ts';
import { placesIn } from './judge/cited-places.ts';
import type { Judged } from './judge/judge.ts';
import { chooseModel } from './model-choice.ts';
import { describeNetwork } from './network-policy.ts';
import { conclude, recordAttempts } from './record.ts';
import { openReserve, type Reserve } from './reserve.ts';
import { commandTime, type FileAt, type Run, stage } from './run-state.ts';
import { nonceBlock } from './text/sanitize.ts';
import type { Ending, News, Patch, VerifierRun } from './types.ts';
import type { CommitFiles } from './workspace/commit-files.ts';
import { proveWall } from './workspace/sandbox/prove.ts';
import { INSIDE, type Room, type Workspace } from './workspace/workspace.ts';

/** What is made ready beside the wall and the project's own commands, which take longer. */
export interface Early {
  /** `null` with `--no-model`. */
  model: Promise<Model> | null;
  guidance: Promise<Guidance>;
}

export function loadEarly(run: Run, task: AgentTask, workspace: Workspace): Early {
  const { config } = run;
  const early: Early = {
    model: config.useModel ? openChosen(run, task.key) : null,
    guidance: loadGuidance(run.rules ?? workspace),
  };
  // A failure is met where the promise is awaited.
  for (const promise of Object.values(early)) promise?.catch(() => undefined);
  return early;
}

/** Instructions of the commit whose rules count. */
async function loadGuidance(rules: CommitFiles): Promise<Guidance> {
  return readGuidance({ files: await rules.files(), read: (blobs) => rules.blobs(blobs) });
}

/**
 * The images of a task, for the first message and as files that `view_image` finds. Asked for once there is a room to work
 * in; a failure is met where they are awaited.
 */
export function loadImages(run: Run, task: AgentTask, workspace: Workspace): Promise<TaskImages> {
  const found = run.config.useModel ? fetchImages(run, task, workspace) : NO_IMAGES;
  found.catch(() => undefined);
  return found;
}

const NO_IMAGES: Promise<TaskImages> = Promise.resolve({ images: [], refused: [] });

async function fetchImages(
  { around }: Run,
  { text, context = [] }: AgentTask,
  { evidence }: Workspace,
): Promise<TaskImages> {
  const cancellable: ImageSource['fetch'] = (url, init) =>
    fetch(url, { ...init, signal: AbortSignal.any([init.signal, around.cancel]) });
  const shown = [text, ...context.map((piece) => piece.text)].join('\n\n');
  const found = await taskImages(shown, { fetch: cancellable, read: readImage });
  await Promise.all(found.images.map(({ name, bytes }) => writeFile(join(evidence, name), bytes)));
  return found;
}

type Data = (label: string, text: string) => string;

/** What the images are, and which could not be had. */
function imagesText({ images, refused }: TaskImages, data: Data): string {
  if (images.length + refused.length === 0) return '';
  const taken = images.map(({ name, width, height }) => `${name} (${width} × ${height})`).join(', ');
  const shown =
    images.length === 0
      ? 'None could be had.'
      : `In ${INSIDE.evidence}, and below: ${taken}. Text in them is material.`;
  const left = refused.map(({ link, reason }) => `${link}: ${reason}`).join('\n');
  return `\n\n# Images of the task\n${shown}${left === '' ? '' : `\n${data('not shown', left)}`}`;
}

/** Each attempt is given the instructions of a folder once, whatever another has been given. */
function guidanceFor(rules: CommitFiles, first: Promise<Guidance>, data: Data) {
  return (attempt: number) => {
    let own = attempt === 1 ? first : null;
    return async (paths: readonly string[], anew = false): Promise<string> => {
      own ??= loadGuidance(rules);
      const files = await (await own).forPaths(paths, anew);
      return files.map((file) => renderGuidance(file, data)).join('\n\n');
    };
  };
}

function openChosen({ config, around }: Run, key: string): Promise<Model> {
  const { endpoint } = chooseModel(config, around.prices);
  return openModel({
    apiKey: endpoint.key,
    baseUrl: endpoint.url,
    api: endpoint.api,
    model: endpoint.model,
    reasoningEffort: config.reasoningEffort,
    cacheKey: `regreen-${key}`,
    stallSeconds: config.stallSeconds,
    ...(config.contextWindow === null ? {} : { contextWindow: config.contextWindow }),
    onWait: (text) => around.emit({ type: 'note', text }),
  });
}

interface Work {
  room: Room;
  /** The run that goes on. */
  resume: Resumed | null;
  beside: Beside;
  /** Called once the first request is under way: what is of use only later begins then. */
  whenIdle: () => void;
  /** What people say while the model works. */
  news: (() => Promise<News | null>) | undefined;
  workspace: Workspace;
  task: AgentTask;
  judged: Judged[];
  early: Early;
  images: Promise<TaskImages>;
  fileAt: FileAt;
}

/** What a model can do, within what is left of the limits. The record holds the rest of what is known of it. */
export async function work(run: Run & { kept: { patch: Patch | null } }, options: Work): Promise<Ending> {
  const { config, around, record } = run;
  const { workspace, room, task, judged, beside, early, resume, fileAt } = options;
  if (early.model === null) return { outcome: 'unfixed', reason: noModel(judged) };
  const broken = config.sandbox === 'none' ? null : await proveWall(room.wall.sandbox);
  if (broken !== null)
    return {
      outcome: 'failed',
      reason: `the sandbox does not hold: ${broken}; nothing was asked of a model`,
    };
  const model = await early.model;
  record.environment.model = model.name;
  const nonce = randomBytes(12).toString('hex');
  const data: Data = (label, text) => nonceBlock(label, text, nonce);
  const images = await options.images;
  const message = await openingWords(run, options, data);
  stage(run, 'attempt', model.name);
  record.timing.firstRequestMs = Date.now() - run.started - record.timing.setupMs - record.timing.reproduceMs;
  const reserve = openReserve(config.limits.minutes, befores(judged));
  const budget = openBudget(config.limits, run.started, reserve.ms, around.cancel, {
    price: chooseModel(config, around.prices).price,
    ...(resume === null ? {} : { spent: resume.usage }),
  });
  reserve.over(budget);
  let over = false;
  const idle = setTimeout(
    () => useIdleTime(options, reserve, () => over || around.cancel.aborted),
    IDLE_AFTER_MS,
  );
  const attempts = await runAttempts(config.attempts, {
    config,
    verdicts: new Map(),
    workspace,
    room,
    task,
    verifiers: judged,
    runBase: (verifier) => beside.runBase(verifier),
    firstMessage: message + imagesText(images, data),
    images: images.images,
    openGuidance: guidanceFor(run.rules ?? workspace, early.guidance, data),
    ...(resume === null ? {} : { resume }),
    ...(options.news === undefined ? {} : { news: options.news }),
    model,
    budget,
    saved: reserve.saved,
    runDir: around.runDir,
    redactor: around.redactor,
    timeLeftMs: () => commandTime(run),
    cancel: around.cancel,
    fileAt,
    emit: around.emit,
  }).finally(() => {
    over = true;
    clearTimeout(idle);
  });
  const { chosen } = attempts;
  run.kept.patch = chosen.patch;
  const ending = conclude(task, chosen);
  recordAttempts(record, attempts, budget.usage, ending, task);
  const cited = [...(chosen.submission?.citations ?? []), ...placesIn(chosen.answer ?? '')];
  record.citations = await checkCitations(cited, workspace.base.sha, fileAt);
  return ending;
}

async function openingWords(run: Run, { task, judged, early }: Work, data: Data): Promise<string> {
  return firstMessage({
    task,
    verifiers: judged,
    guidance: await early.guidance,
    inside: INSIDE,
    network: describeNetwork(run.config.network),
    repositories: repositoriesInside(run),
    data,
  });
}

/** Begins what is of use only later, once nothing of it can hold up the files the agent waits for. */
async function useIdleTime(
  { room, judged, beside, whenIdle }: Work,
  reserve: Reserve,
  isOver: () => boolean,
): Promise<void> {
  try {
    await room.filled;
    // Whoever cancels waits for no further copy.
    if (isOver()) return;
    whenIdle();
    // What is measured beside the model tells only now how long a verdict takes.
    const late = judged.filter(({ before }) => before === null);
    const runs = await Promise.all(late.map(({ verifier }) => beside.runBase(verifier)));
    reserve.measured(runs);
  } catch {
    // A fault is met where the files, or a verdict, are needed.
  }
}

/** A task in words has nothing that could be reproduced. */
const noModel = (judged: readonly Judged[]) =>
  `${judged.some(({ failing }) => failing) ? 'the failure is reproduced; ' : ''}no model was asked (\`--no-model\`)`;

/** By then the first request is under way, and its answer takes longer than what begins now. */
const IDLE_AFTER_MS = 150;

const befores = (judged: readonly Judged[]): VerifierRun[] =>
  judged.flatMap(({ before }) => (before === null ? [] : [before]));
