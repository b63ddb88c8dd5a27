import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { sanitize } from '../../text/sanitize.ts';

/** One line typed in the room, with the exit code it ended with and the folder it was typed in. */
export interface Entry {
  status: number;
  folder: string;
  command: string;
}

/** Where the shell notes its commands, in HOME. Programs in the room can write it too: what it holds is foreign text. */
export const RECORD = '.regreen-room';

/**
 * Read by bash at its start. Before each prompt the last line of the history is noted, once, with its exit code and the
 * folder in which it began. `history` gives a loop of many lines as one.
 */
export const RC = `
HISTFILE= HISTCONTROL= HISTIGNORE= HISTTIMEFORMAT= HISTSIZE=10000
shopt -s cmdhist
__regreen_folder=$PWD __regreen_number=
__regreen_note() {
  local status=$? last number
  last=$(builtin history 1)
  [[ $last =~ ^[[:space:]]*([0-9]+)[*[:space:]][[:space:]](.*)$ ]] || return $status
  number=\${BASH_REMATCH[1]}
  if [[ $number != "$__regreen_number" ]]; then
    printf '%s\\0%s\\0%s\\0' "$status" "$__regreen_folder" "\${BASH_REMATCH[2]}" >> ~/${RECORD}
  fi
  __regreen_number=$number __regreen_folder=$PWD
  return $status
}
PROMPT_COMMAND=__regreen_note
`;

const MOST_BYTES = 256 * 1024;
const MOST_ENTRIES = 500;
const LONGEST_COMMAND = 8192;

/** What was noted, in order; nothing where the file is no plain file. Reads no more than 256 KiB. */
export async function readRecord(file: string): Promise<Entry[]> {
  const bytes = await readPlain(file);
  const fields = bytes.toString('utf8').split('\0');
  const entries: Entry[] = [];
  for (let at = 0; at + 3 < fields.length && entries.length < MOST_ENTRIES; at += 3) {
    const [status = '', folder = '', command = ''] = fields.slice(at, at + 3);
    const clean = sanitize(command).text.trim();
    if (!/^\d{1,3}$/.test(status) || clean === '' || clean.length > LONGEST_COMMAND) continue;
    entries.push({ status: Number(status), folder: sanitize(folder).text, command: clean });
  }
  return entries;
}

async function readPlain(file: string): Promise<Buffer> {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  const handle = await open(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch(() => null);
  if (handle === null) return Buffer.alloc(0);
  await using plain = handle;
  if (!(await plain.stat()).isFile()) return Buffer.alloc(0);
  const buffer = Buffer.alloc(MOST_BYTES);
  const { bytesRead } = await plain.read(buffer, 0, MOST_BYTES, 0);
  return buffer.subarray(0, bytesRead);
}
