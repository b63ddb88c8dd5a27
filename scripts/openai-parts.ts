import { resolve } from 'node:path';
import type { Plugin } from 'rolldown';

/**
 * Modules of the openai package that regreen never calls: all resources but responses and chat, and the helpers above
 * them. They are more than half of the package, and reading them is a tenth of a start.
 */
const UNUSED =
  /\/openai\/(?:resources\/(?!(?:responses|chat|shared|index)\b)|lib\/(?!ResponsesParser|parser|Util|chat-completions\/)|helpers\/|azure\.|bedrock\.)[^?]*\.m?js$/;
/** Exports as the package's compiler writes them. */
const DECLARED = /^export (?:declare )?(?:async )?(?:class|function\*?|const|let|var) (\w+)/gm;
const LISTED = /^export \{([^}]*)\}/gm;

/** Leaves an empty class in place of everything such a module exports: the client builds one of each, and asks no more. */
export const openaiParts: Plugin = {
  name: 'openai-parts',
  transform(code, id) {
    if (!UNUSED.test(id)) return withOwn(code, id);
    const declared = [...code.matchAll(DECLARED)].map(([, name = '']) => name);
    const listed = [...code.matchAll(LISTED)].flatMap(([, names = '']) =>
      names.split(',').map((name) => name.replace(/^.* as /s, '').trim()),
    );
    const names = [...new Set([...declared, ...listed])].filter(Boolean);
    return { code: names.map((name) => `export class ${name} {}`).join('\n') || 'export {};', map: null };
  },
};

/** Globals whose first use makes Node read all of its fetch; the transport of ours needs nothing of it. */
const COSTLY = /\b(?:new|instanceof) (?:Headers|FormData)\b|\b(?:Headers|Response)\.prototype\b/;

function withOwn(code: string, id: string) {
  if (!/\/openai\/[^?]*\.m?js$/.test(id) || !COSTLY.test(code)) return null;
  return {
    code: `import { FormData, Headers, Response } from ${JSON.stringify(resolve('scripts/light-fetch.ts'))};\n${code}`,
    map: null,
  };
}
