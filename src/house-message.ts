import { join } from 'node:path';
import type { Config } from './config.ts';
import type { GitHub } from './github.ts';
import type { Links } from './publish/body.ts';
import { checkMessage, hookRoom } from './publish/manners/check-message.ts';
import { commitMessageHook } from './publish/manners/hook.ts';
import { formOf, messageOf, titlesOf } from './pull-texts.ts';
import type { Admission } from './trigger/authorize.ts';
import type { FileReader, RunRecord } from './types.ts';
import { missingPiece } from './verifiers/missing.ts';
import type { Workspace } from './workspace/workspace.ts';

interface HookCase {
  workspace: Workspace;
  /** Files of the commit whose rules count. */
  read: FileReader;
  github: Pick<GitHub, 'recentPulls'>;
  links: Links;
  config: Config;
  admission: Admission;
}

/**
 * Lets the repository's own commit-msg hook look at the title, in the sandbox, and says which form it takes. The hook
 * is that of the commit whose rules count: neither a change nor a head that is not trusted chooses what it is judged by.
 *
 * @returns `null` where no hook looks at messages, or nothing will be committed
 */
export async function houseMessage(
  record: Readonly<RunRecord>,
  means: HookCase,
): Promise<RunRecord['message']> {
  const { workspace, read, github, links, admission } = means;
  if (!isCommitted(record, means)) return null;
  const hook = await commitMessageHook(read);
  if (hook === null) return null;
  const titles = titlesOf(record, await formOf(record, read, github), links);
  const [first, ...others] = titles.map(({ choice, title }) => ({
    choice,
    message: messageOf(record, title, admission, means),
  }));
  if (first === undefined) return null;
  const { tree, wall } = await workspace.walledCopy();
  try {
    const room = hookRoom(wall.sandbox, join(workspace.logs, 'commit-msg.log'));
    const checked = await checkMessage(room, hook, [first, ...others], missingPiece);
    return { choice: checked.chosen.choice, hook: checked.hook };
  } finally {
    await workspace.discard(tree);
  }
}

/** What is answered, suggested or offered on lines is no commit. */
const isCommitted = ({ task }: RunRecord, { admission, config }: HookCase) =>
  admission.delivery === 'publish' &&
  (config.publish === 'pull-request' || config.publish === 'push') &&
  (task?.kind === 'fix' || task?.kind === 'implement');
