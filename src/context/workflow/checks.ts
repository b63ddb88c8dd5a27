import { slug } from '../../text/slug.ts';
import { unfitReason } from '../../text/unfit-commands.ts';
import type { Verifier } from '../../types.ts';
import type { Step } from './read.ts';
import { type Place, stepVerifier } from './steps.ts';

/** A `run:` step as a verifier that says something about the code, or why it does not, in words. */
export function checkOf(step: Step, place: Place): { verifier: Verifier } | { reason: string } {
  const condition = step.if ?? null;
  if (condition !== null) return { reason: `runs only if \`${String(condition).slice(0, 100)}\`` };
  if (mayFail(step['continue-on-error'])) return { reason: 'may fail (continue-on-error)' };
  const found = stepVerifier(step, place, 'workflow');
  if ('reason' in found) return found;
  const { verifier } = found;
  const reason = unfitReason(verifier.command);
  if (reason === null) return found;
  const rest = withoutPreparation(verifier.command);
  if (rest === null) return { reason };
  // A step without a name is named after what it runs.
  const id = step.name === undefined ? slug(rest.split('\n', 1)[0] ?? '') : verifier.id;
  return { verifier: { ...verifier, id, command: rest } };
}

/** An expression may be false; only what is certainly allowed to fail says nothing. */
const mayFail = (value: unknown) => value === true;

/** Shell text in which a line cannot be left out without changing others. */
const BOUND_LINES =
  /\\\n|<<|^[ \t]*(?:if|then|else|elif|fi|for|while|until|do|done|case|esac|function|\{|\}|\()\b|[{(][ \t]*$/m;

/** Set-up has installed what a step installs in front of its checks; the lines and `&&` parts that do are left out. */
function withoutPreparation(command: string): string | null {
  if (BOUND_LINES.test(command)) return null;
  const lines = command.trim().split('\n');
  const kept = lines.map(checkingPart).filter((line) => line !== '');
  const rest = kept.join('\n');
  return kept.length === 0 || unfitReason(rest) !== null ? null : rest;
}

function checkingPart(line: string): string {
  if (unfitReason(line, ['prepares']) === null) return line;
  // With other operators in it, the parts are not one after the other.
  if (/[;|'"`]|\$\(/.test(line)) return line;
  return line
    .split('&&')
    .map((part) => part.trim())
    .filter((part) => unfitReason(part, ['prepares']) === null)
    .join(' && ');
}
