/**
 * Host folders no command may see, where they exist. Whole folders, and few of them: every mount costs time in every
 * command.
 */
export const HIDDEN_FOLDERS = [
  '/home',
  '/root',
  // Sockets of daemons.
  '/run',
  '/var/run',
  // Work, temporary files and command files of a runner in a container job, and where a runner itself is often put.
  '/__w',
  '/github',
  '/actions-runner',
  '/opt/actions-runner',
] as const;

/** Secrets that root alone may read. A job that runs as root is root inside as well, if without its privileges. */
export const ROOTS_SECRETS = [
  '/etc/shadow',
  '/etc/gshadow',
  '/etc/ssh/ssh_host_ecdsa_key',
  '/etc/ssh/ssh_host_ed25519_key',
  '/etc/ssh/ssh_host_rsa_key',
  '/etc/ssl/private',
  '/etc/kubernetes',
  '/etc/rancher',
  '/var/lib/containerd',
  '/var/lib/docker',
  '/var/lib/kubelet',
] as const;

/** The hidden folder that programs write to nevertheless; what they write ends with the command. */
export const RUNTIME_FOLDER = '/run';

/** Temporary folders inside; both are the same one, which lives from command to command. */
export const TEMPORARY_FOLDERS = ['/tmp', '/var/tmp'] as const;

/** Variables that name the folder of a toolchain. Where it lies in a hidden folder it is shown again, read-only. */
export const TOOLCHAIN_VARIABLES = [
  'ANDROID_HOME',
  'BUN_INSTALL',
  'CARGO_HOME',
  'CONDA',
  'DENO_INSTALL',
  'DOTNET_ROOT',
  'GEM_HOME',
  'GOPATH',
  'GOROOT',
  'GRADLE_HOME',
  'JAVA_HOME',
  'M2_HOME',
  'NVM_DIR',
  'PNPM_HOME',
  'PYENV_ROOT',
  'RBENV_ROOT',
  'RUSTUP_HOME',
  'SDKMAN_DIR',
  'VIRTUAL_ENV',
  'VOLTA_HOME',
] as const;

/** Names of folders with programs whose libraries lie beside them: `bin/node` needs `lib/node_modules`. */
export const PROGRAM_FOLDERS: readonly string[] = ['bin', 'sbin', 'shims', '.bin'];

/**
 * Folders of programs below HOME whose parent is more than a toolchain, with what to show instead.
 * Paths are relative to HOME.
 */
export const SHARED_PARENTS: Readonly<Record<string, readonly string[]>> = {
  bin: ['bin'],
  'go/bin': ['go/bin'],
  '.cargo/bin': ['.cargo/bin', '.rustup'],
  '.local/bin': ['.local/bin', '.local/lib', '.local/share/pipx', '.local/share/uv', '.local/share/mise'],
};

/** Files with credentials that tools keep in their own folder, relative to it. */
export const CREDENTIAL_FILES = [
  'credentials',
  'credentials.toml',
  'settings.xml',
  'gradle.properties',
  '.npmrc',
] as const;
