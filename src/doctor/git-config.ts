/** Settings that hold credentials or lead to them. Sources: git-config(1); actions/checkout, "persist-credentials". */
const CREDENTIALS: ReadonlyArray<[setting: string, section: RegExp, line: RegExp]> = [
  ['http.extraheader', /^http\b/i, /^extraheader\s*=\s*authorization/i],
  ['includeIf (actions/checkout)', /^include(?:if)?\b/i, /^path\s*=.*git-credentials/i],
  ['credential.helper', /^credential\b/i, /^helper\s*=\s*\S/i],
  ['a password in a remote URL', /^remote\b/i, /^(?:push)?url\s*=\s*https?:\/\/[^@/\s]+@/i],
];

/** What the text of a `.git/config` says of credentials: names of settings, never values. */
export function credentialSettings(config: string): string[] {
  const lines = settings(config);
  return CREDENTIALS.filter(([, section, line]) =>
    lines.some((each) => section.test(each.section) && line.test(each.line)),
  ).map(([setting]) => setting);
}

/** `owner/name` of the remote `origin`; `null` where it is not understood. */
export function originRepository(config: string): string | null {
  const url = settings(config).find(
    ({ section, line }) => /^remote\s+"origin"$/i.test(section) && /^url\s*=/i.test(line),
  )?.line;
  const match = /[/:]([\w.-]{1,100})\/([\w.-]{1,100}?)(?:\.git)?\/?$/.exec(url ?? '');
  return match === null ? null : `${match[1]}/${match[2]}`;
}

function settings(config: string): Array<{ section: string; line: string }> {
  let section = '';
  const found: Array<{ section: string; line: string }> = [];
  for (const raw of config.split('\n')) {
    const line = raw.trim();
    if (line.startsWith('[')) section = line.slice(1).split(']', 1)[0]?.trim() ?? '';
    else if (line !== '') found.push({ section, line: line.slice(0, 2000) });
  }
  return found;
}
