type Kind = 'string' | 'number';

/** What a tool takes: the first name is needed, the others may be left out. */
export interface Parameters {
  tool: string;
  needs: string;
  kinds: Readonly<Record<string, Kind>>;
}

type Read = { ok: true; value: ReadonlyMap<string, unknown> } | { ok: false; error: string };

/** Reads the arguments of a tool call; an error says what was wrong, and what would be right. */
export function readArguments(json: string, { tool, needs, kinds }: Parameters): Read {
  const wrong = (what: string): Read => ({ ok: false, error: `${tool} needs {"${needs}": "…"}${what}` });
  const parsed = parseObject(json);
  if (parsed === null) return wrong('; its arguments are no JSON object');
  const names = Object.keys(kinds);
  // A model that leaves a parameter out may say so with null.
  const given = new Map(Object.entries(parsed).filter(([, value]) => value !== null));
  for (const [name, value] of given) {
    const kind = names.includes(name) ? kinds[name] : undefined;
    if (kind === undefined)
      return wrong(`; it takes no ${JSON.stringify(name.slice(0, 60))}, but ${names.join(', ')}`);
    if (typeof value !== kind) return wrong(`; '${name}' must be a ${kind}`);
  }
  return given.has(needs) ? { ok: true, value: given } : wrong('');
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
