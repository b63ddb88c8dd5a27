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
    if (!UNUSED.test(id)) return null;
    const declared = [...code.matchAll(DECLARED)].map(([, name = '']) => name);
    const listed = [...code.matchAll(LISTED)].flatMap(([, names = '']) =>
      names.split(',').map((name) => name.replace(/^.* as /s, '').trim()),
    );
    const names = [...new Set([...declared, ...listed])].filter(Boolean);
    return { code: names.map((name) => `export class ${name} {}`).join('\n') || 'export {};', map: null };
  },
};
