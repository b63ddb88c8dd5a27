type Kind = 'string' | 'number' | 'list of strings';

/** What a tool takes: the first name is needed, the others may be left out. */
export interface Parameters {
  tool: string;
  needs: string;
  kinds: Readonly<Record<string, Kind>>;
  /** Taken too, and not told to a model that errs: what only another form of the tool has. */
  unsaid?: Readonly<Record<string, Kind>>;
}

type Read = { ok: true; value: ReadonlyMap<string, unknown> } | { ok: false; error: string };

/** Reads the arguments of a tool call; an error says what was wrong, and what would be right. */
export function readArguments(json: string, { tool, needs, kinds, unsaid }: Parameters): Read {
  const wrong = (what: string): Read => ({ ok: false, error: `${tool} needs {"${needs}": "…"}${what}` });
  const parsed = parseObject(json);
  if (parsed === null) return wrong('; its arguments are no JSON object');
  const names = Object.keys(kinds);
  const all = new Map(Object.entries({ ...kinds, ...unsaid }));
  // A model that leaves a parameter out may say so with null.
  const given = new Map(Object.entries(parsed).filter(([, value]) => value !== null));
  for (const [name, value] of given) {
    const kind = all.get(name);
    if (kind === undefined)
      return wrong(`; it takes no ${JSON.stringify(name.slice(0, 60))}, but ${names.join(', ')}`);
    if (!isOf(kind, value)) return wrong(`; '${name}' must be a ${kind}`);
  }
  return given.has(needs) ? { ok: true, value: given } : wrong('');
}

function isOf(kind: Kind, value: unknown): boolean {
  if (kind !== 'list of strings') return typeof value === kind;
  return Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string');
}

function parseObject(json: string): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(json);
    const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
    return isObject ? (parsed as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
