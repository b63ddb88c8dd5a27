import { unfitReason } from '../../text/unfit-commands.ts';
import { found, type Source } from './source.ts';

/** The failing job's own `run:` lines, read out of its workflow file. */
export const fromFailingJob: Source = async (_, { beside }) => {
  const sorted = beside.verifiers.map((verifier) => {
    const reason = unfitReason(verifier.command);
    return reason === null ? verifier : { command: verifier.command, source: verifier.source, reason };
  });
  const { verifiers, refused } = found(sorted);
  return { verifiers, refused: [...beside.refused, ...refused] };
};
