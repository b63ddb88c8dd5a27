/**
 * Forms of credentials that are certain enough to stop a publication. Every repetition is bounded, so each attempt to
 * match ends after a constant number of steps.
 */
const TOKENS: readonly RegExp[] = [
  /\bgh[pousr]_[A-Za-z0-9]{36}/,
  /\bgithub_pat_\w{22}/,
  /\bsk-(?:proj-|svcacct-|admin-|ant-)?[A-Za-z0-9_-]{24}/,
  /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/,
  /\bAIza[\w-]{35}/,
  /\bxox[abeprs]-[\w-]{10}/,
  /\bglpat-[\w-]{20}/,
  /\bnpm_[A-Za-z0-9]{36}/,
  /\bpypi-AgE[\w-]{40}/,
  /\bhf_[A-Za-z]{34}/,
  /\b[rs]k_(?:live|test)_[A-Za-z0-9]{16}/,
  /\bSG\.[\w-]{16,32}\.[\w-]{32}/,
  /\beyJ[\w-]{10,4000}\.eyJ[\w-]{10,4000}\.[\w-]{20}/,
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY/,
];

/** Says whether a text holds something formed like a credential. */
export function hasToken(text: string): boolean {
  return TOKENS.some((pattern) => pattern.test(text));
}

/**
 * The ids of the rules of secretlint's recommended preset that a text breaks, each once and sorted; never the value.
 * Slower and wider than `hasToken`: for what is about to be published. Loaded at the first call, since most runs end
 * before it.
 */
export async function findTokens(text: string): Promise<string[]> {
  const [{ lintSource }, { creator }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
  ]);
  // The preset obeys `secretlint-disable`, which the hostile side could write into its own text.
  const content = text.replace(/secretlint-/gi, 'secretlint ');
  const { messages } = await lintSource({
    source: { filePath: 'text.txt', content, ext: '.txt', contentType: 'text' },
    options: {
      maskSecrets: true,
      noPhysicFilePath: true,
      config: { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator }] },
    },
  });
  return [...new Set(messages.map(({ ruleId }) => ruleId))].sort();
}
