import { readFile } from 'node:fs/promises';
import { toConfig } from '../config.ts';
import { askTask } from '../context/words-task.ts';
import { chooseModel, ownPrices } from '../model-choice.ts';
import type { Order } from '../order.ts';
import { type Command, type RunRecord, WrongUse } from '../types.ts';
import { localInputs, makeRunDir } from './local.ts';
import { exitCode, runLocal } from './local-run.ts';
import { MODEL_FLAGS } from './model-flags.ts';
import { findPlace, localHead } from './place.ts';
import { readTask } from './range.ts';

export const ask: Command = {
  flags: {
    ...MODEL_FLAGS,
    'working-directory': { value: 'DIR', help: 'the project inside the repository' },
    repositories: { value: 'OWNER/NAME@REF', help: 'another repository to read beside it (repeatable)' },
    env: { value: 'NAME', help: 'a variable that passes the wall (repeatable)' },
    sandbox: { value: 'auto|none', help: 'the wall (default auto)' },
    network: { value: 'HOST,…', help: 'what commands reach; localhost:PORT for a service (default none)' },
    'run-dir': { value: 'DIR', help: 'where run.json and the logs go' },
  },
  positionals: { max: 1, help: 'QUESTION|@FILE' },
  async run(flags, env) {
    const question = (await readTask(flags.positionals[0] ?? null))?.trim();
    if (!question)
      throw new WrongUse("nothing to answer: give the question as one argument, 'regreen ask QUESTION'");
    const { path, workingDirectory } = await findPlace(flags);
    const config = { ...toConfig(localInputs(flags, env)), workingDirectory };
    const prices = await ownPrices(config, (file) => readFile(file, 'utf8').catch(() => null));
    chooseModel(config, prices);
    const token = env.GITHUB_TOKEN ?? env.GH_TOKEN ?? null;
    config.githubToken = token;
    const order = await questionOrder(question, path);
    const runDir = await makeRunDir(config.runDir);
    const record = await runLocal(order, config, { env, path, runDir, prices, token });
    process.stdout.write(flags.has('json') ? `${JSON.stringify(answerOf(record))}\n` : asText(record));
    return exitCode(record);
  },
};

/** A question about the checkout as people see it: what is not committed yet belongs to it. */
async function questionOrder(question: string, path: string): Promise<Order> {
  const head = await localHead(path);
  return {
    dirty: true,
    resume: null,
    admit: () => Promise.resolve({ ...head, against: null, trusted: true, rules: null, keepsSetup: false }),
    gather: () => Promise.resolve({ task: askTask(question) }),
    // The answer is printed; nothing else is left behind.
    publish: () => Promise.resolve(null),
  };
}

const answerOf = ({ answer, citations }: RunRecord) => ({ answer, citations });

/** The answer, and the places that show it; nothing where there is none. */
function asText({ answer, citations }: RunRecord): string {
  if (answer === null) return '';
  const places = citations.map(({ path, startLine, endLine }) =>
    startLine === endLine ? `${path}:${startLine}` : `${path}:${startLine}-${endLine}`,
  );
  return `${[answer, ...(places.length === 0 ? [] : ['', ...places])].join('\n')}\n`;
}
