import type { LinkTarget } from '../text/publicText.ts';
import { WrongUse } from '../types.ts';
import { messageWords, titleWords } from './manners/words.ts';

export interface MessageOrder {
  /** As `houseTitle` gives it. */
  title: string;
  /** The model's words on the cause; may be empty. */
  cause: string;
  /** Twelve hex digits. */
  key: string;
  links: LinkTarget;
  /** Who asked, where the policy is to name them; the id makes GitHub show their account. */
  coAuthor: { login: string; id: number } | null;
  /** `Name <address>` from the workflow's own text, where the policy is to sign off; never anything else. */
  signOff: string | null;
  /** The issue the change closes. */
  issue: number | null;
}

const TITLE_LENGTH = 72;
const BODY_LENGTH = 400;
const WIDTH = 72;

/**
 * The message of our commit: the title, the cause in a few lines, and trailers. The last paragraph is ours alone, so no
 * words of a model are a trailer; nothing in them skips CI, mentions, closes, or releases (threat 14).
 * @throws TypeError for a key that is none; WrongUse for a sign-off that git would not take
 */
export function commitMessage({ title, cause, key, links, coAuthor, signOff, issue }: MessageOrder): string {
  if (!/^[0-9a-f]{12}$/.test(key))
    throw new TypeError(`key is ${JSON.stringify(key)}; give twelve hex digits`);
  const first = titleWords(title, links, TITLE_LENGTH);
  const body = wrapped(messageWords(cause, links, BODY_LENGTH));
  const trailers = [`Regreen-Key: ${key}`, coAuthored(coAuthor, links), signedOff(signOff)];
  return [
    first === '' ? 'Fix a failing check' : first,
    body,
    issue === null ? '' : `Closes #${issue}`,
    trailers.filter((line) => line !== null).join('\n'),
  ]
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** GitHub's private address of an account. An account that is not known exactly is not named. */
function coAuthored(account: MessageOrder['coAuthor'], { serverUrl }: LinkTarget): string | null {
  if (account === null || !Number.isSafeInteger(account.id) || account.id <= 0) return null;
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,38}(?:\[bot\])?$/.test(account.login)) return null;
  const host = URL.parse(serverUrl)?.host ?? 'github.com';
  return `Co-authored-by: ${account.login} <${account.id}+${account.login}@users.noreply.${host}>`;
}

function signedOff(text: string | null): string | null {
  if (text === null) return null;
  if (/^[^<>\x00-\x1f\x7f]{1,100} <[^<>@\s]{1,100}@[^<>@\s]{1,100}>$/.test(text))
    return `Signed-off-by: ${text}`;
  throw new WrongUse(`the sign-off is ${JSON.stringify(text)}; write it as \`Name <name@example.com>\``);
}

/** Lines of at most 72 characters where words allow it. */
function wrapped(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= WIDTH)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}
