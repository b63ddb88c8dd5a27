import { parse } from 'yaml';
import { type InputName, isInput, type RawInputs, unknown } from './config.ts';
import { WrongUse } from './types.ts';

/** Secrets and the doors of a run come from the workflow file or the command line alone. */
const NOT_IN_FILE: readonly InputName[] = [
  'openai-api-key',
  'models-token',
  'github-token',
  'setup-env',
  'phase',
  'run-dir',
  'run-digest',
  'task',
];

/** `.github/regreen.yml` of the default branch. */
export function readConfigFile(source: string): RawInputs {
  let parsed: unknown;
  try {
    parsed = parse(source);
  } catch (error) {
    throw new WrongUse(
      `.github/regreen.yml is no YAML: ${error instanceof Error ? error.message.split('\n', 1)[0] : ''}`,
    );
  }
  if (parsed === null) return {};
  if (typeof parsed !== 'object' || Array.isArray(parsed))
    throw new WrongUse('.github/regreen.yml must be a mapping from input names to values');
  const raw: RawInputs = {};
  for (const [name, value] of Object.entries(parsed)) {
    if (!isInput(name)) throw unknown('key in .github/regreen.yml', name);
    if (NOT_IN_FILE.includes(name))
      throw new WrongUse(`'${name}' cannot stand in .github/regreen.yml; give it in the workflow`);
    // A key without a value is not set, as an empty input is not.
    if (value === null) continue;
    if (typeof value === 'object' && !Array.isArray(value))
      throw new WrongUse(
        `'${name}' in .github/regreen.yml is a mapping; give one value, or a list with one a line`,
      );
    raw[name] = Array.isArray(value) ? value.join('\n') : String(value);
  }
  return raw;
}
