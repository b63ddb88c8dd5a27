import type { Facts, MachineFacts, ProjectFacts, ServiceFacts } from '../../src/doctor/check.ts';

const MACHINE: MachineFacts = {
  platform: 'linux',
  node: 'v24.1.0',
  git: '/usr/bin/git',
  bwrap: '/usr/bin/bwrap',
  bwrapVersion: '0.9.0',
  wall: null,
  hole: null,
  restricted: false,
  namespaces: true,
  sudo: true,
  hosted: false,
  actions: false,
};

const SERVICES: ServiceFacts = {
  key: true,
  baseUrl: null,
  model: null,
  models: { status: 200, problem: '', names: ['gpt-a', 'gpt-b'] },
  token: 'GITHUB_TOKEN',
  repository: 'acme/widget',
  access: { status: 200, problem: '', push: true, scopes: 'repo' },
};

const PROJECT: ProjectFacts = {
  problem: null,
  sha: 'a'.repeat(40),
  shallow: false,
  credentials: [],
  verifiers: ['npm test'],
  setup: ['npm ci'],
};

/** A machine on which all is well, but for what is told. */
export function facts(
  change: {
    machine?: Partial<MachineFacts>;
    services?: Partial<ServiceFacts>;
    project?: Partial<ProjectFacts>;
  } = {},
): Facts {
  return {
    machine: { ...MACHINE, ...change.machine },
    services: { ...SERVICES, ...change.services },
    project: { ...PROJECT, ...change.project },
  };
}
