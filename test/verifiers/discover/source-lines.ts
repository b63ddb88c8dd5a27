import type { Source, SourceContext } from '../../../src/verifiers/discover/source.ts';
import { textFiles } from '../../helpers/folder-files.ts';

/** Asked by nobody, with nothing known. */
export const NO_CONTEXT: SourceContext = {
  ...{ verify: [], failing: [], beside: { verifiers: [], refused: [] }, workingDirectory: '.' },
  ...{ scripts: new Map(), manager: 'npm', covered: () => false },
};

/** What a source finds, each in one line: commands that are verifiers, and `not COMMAND: REASON`. */
export async function lines(
  source: Source,
  texts: Record<string, string>,
  more: Partial<SourceContext> = {},
): Promise<string[]> {
  const { verifiers, refused } = await source(textFiles(texts), { ...NO_CONTEXT, ...more });
  return [
    ...verifiers.map(({ command }) => command),
    ...refused.map(({ command, reason }) => `not ${command}: ${reason}`),
  ];
}
