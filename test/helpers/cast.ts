import { patch, shell, submit } from './model/items.ts';
import type { ModelServer, Step } from './model-server.ts';
import { SUM_FIX, SUM_SUBMIT } from './sum-project.ts';

type Request = ModelServer['requests'][number];

const SUBMIT: Step = { output: [submit(SUM_SUBMIT)] };
/** The smallest repair of the sum project. */
export const RIGHT: Step[] = [{ output: [patch(SUM_FIX)] }, SUBMIT];
export const CHEAT: Step[] = [{ output: [shell('rm test/sum.test.js')] }, SUBMIT, SUBMIT, SUBMIT];
/** A repair as well, and far more than was needed. */
export const LARGE: Step[] = [
  {
    output: [
      shell(
        'for n in $(seq 40); do echo "export const step$n = (a, b) => a + b + $n;"; done > src/steps.js; echo "export const sum = (a, b) => [a, b].reduce((all, each) => all + each, 0);" > src/sum.js',
      ),
    ],
  },
  SUBMIT,
];

/** Each attempt after the first is told an approach of its own; here is how the conversations are told apart. */
function approachOf({ body }: Request): string {
  const [first] = Array.isArray(body.input) ? body.input : [];
  const [, approach = ''] = /# Approach\\n(.*?)"/.exec(JSON.stringify(first)) ?? [];
  return approach;
}

/** How often this conversation was answered; each answer of the scripts is one call. */
function turnOf({ body }: Request): number {
  const items = Array.isArray(body.input) ? body.input : [];
  return items.filter(({ type }) => type?.endsWith('_call')).length;
}

/** Gives each attempt a script of its own, in the order in which they first ask; the first is told no approach. */
export function cast(first: Step[], ...others: Step[][]): (request: Request) => Step {
  const scripts = new Map<string, Step[]>([['', first]]);
  return (request) => {
    const approach = approachOf(request);
    const script = scripts.get(approach) ?? others.shift() ?? [];
    scripts.set(approach, script);
    return script[turnOf(request)] ?? {};
  };
}
