import { WrongUse } from './types.ts';

/** Variables the sandbox may see; they hold paths and versions, never credentials. */
const TOOLCHAIN = [
  'PATH',
  'LANG',
  'LC_ALL',
  'TZ',
  'JAVA_HOME',
  'GOROOT',
  'GOPATH',
  'RUSTUP_HOME',
  'CARGO_HOME',
  'RUSTUP_TOOLCHAIN',
  'PYENV_ROOT',
  'VIRTUAL_ENV',
  'NVM_DIR',
  'GEM_HOME',
  'DOTNET_ROOT',
  'ANDROID_HOME',
  // Where a company's own certificates lie: without them set-up reaches no registry.
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'CURL_CA_BUNDLE',
  'GIT_SSL_CAINFO',
  'PIP_CERT',
  'REQUESTS_CA_BUNDLE',
];

/** A shorter one, such as a local endpoint's `none`, is found in ordinary values. */
const SHORTEST = 8;

/**
 * The environment inside the sandbox: an allow-list, and what the input `env` names.
 * @param secrets values that must stay outside
 */
export function sandboxEnv(
  env: NodeJS.ProcessEnv,
  named: readonly string[],
  secrets: readonly string[],
): Record<string, string> {
  const holdsSecret = (value: string) =>
    secrets.some((secret) => value === secret || (secret.length >= SHORTEST && value.includes(secret)));
  const passed: Record<string, string> = {};
  for (const name of [...TOOLCHAIN, ...named]) {
    const value = env[name];
    if (value === undefined) continue;
    if (!holdsSecret(value)) passed[name] = value;
    else if (named.includes(name))
      throw new WrongUse(
        `input 'env' names '${name}', which holds a secret; secrets never enter the sandbox`,
      );
  }
  return passed;
}
