import type { Item, Request } from '../model.ts';
import { FUNCTIONS, type ToolForms } from './families.ts';
import { HttpFault } from './http-fault.ts';
import { IMAGES, NO_IMAGES, withoutImages } from './images.ts';

/** What an endpoint was found to refuse. It holds for the run. */
export interface Refused {
  parameters: Set<string>;
  forms: ToolForms;
}

/** What holds for one request, while others learn on. */
export const copyOf = ({ parameters, forms }: Refused): Refused => ({
  parameters: new Set(parameters),
  forms: { ...forms },
});

/** The conversation as the endpoint takes it. */
export const takenItems = ({ input }: Request, { parameters }: Refused): readonly Item[] =>
  parameters.has(IMAGES) ? withoutImages(input) : input;

/**
 * Takes out what the endpoint refuses, when that is what an error is about: it names one of the extras that were sent,
 * or a form of tool. Gives what is left out now, in words; `null` when the error is about something else, or about
 * something that was not sent.
 *
 * @param sent what was known when the request went out: of several at once, each may be refused the same
 * @param images the request held some
 */
export function dropRefused(
  error: unknown,
  extras: readonly string[],
  refused: Refused,
  sent: Refused,
  images = false,
): string | null {
  const fault = error instanceof Error && error.cause instanceof HttpFault ? error.cause : error;
  if (!(fault instanceof HttpFault)) return null;
  const { message, param, code } = fault.said;
  // llama.cpp answers 500 to an image.
  const refusesImages = images && !sent.parameters.has(IMAGES) && [400, 415, 422, 500].includes(fault.status);
  if (refusesImages && NO_IMAGES.test(`${param ?? ''} ${message}`)) {
    refused.parameters.add(IMAGES);
    return 'images';
  }
  if (fault.status !== 400 && fault.status !== 422) return null;
  if (param === null && !COMPLAINT.test(message)) return null;
  const named = extras.find((name) => !sent.parameters.has(name) && names(name, param, message));
  if (named !== undefined) {
    refused.parameters.add(named);
    return `\`${named}\``;
  }
  const forms = simpler(`${code ?? ''} ${message}`, param, sent.forms);
  if (forms === null) return null;
  refused.forms = forms.forms;
  return forms.without;
}

const COMPLAINT =
  /unsupported|not support|unrecognized|unknown|unexpected|not (?:permitted|allowed|accepted)|invalid|extra|only|must be|should be|expected/i;

/** `param` decides where it is given; `reasoning.effort` is about `reasoning`. */
function names(name: string, param: string | null, message: string): boolean {
  if (param !== null) return param.split(/[.[]/, 1)[0] === name;
  const at = message.indexOf(name);
  if (at < 0) return false;
  return !/\w/.test(message[at - 1] ?? ' ') && !/\w/.test(message[at + name.length] ?? ' ');
}

/** One form simpler where a form of tool is refused. */
function simpler(
  said: string,
  param: string | null,
  { shell, applyPatch }: ToolForms,
): { forms: ToolForms; without: string } | null {
  if (!/^tools?\b/.test(param ?? 'tools') || !/tool|custom|shell|apply_patch/.test(`${param} ${said}`))
    return null;
  if (shell === 'native' || applyPatch === 'native') {
    const patch = applyPatch === 'native' ? 'custom' : applyPatch;
    return { forms: { shell: 'function', applyPatch: patch }, without: "the model's own tools" };
  }
  return applyPatch === 'custom' ? { forms: FUNCTIONS, without: 'custom tools' } : null;
}
