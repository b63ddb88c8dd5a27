import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { createFaults, type Fault } from './github/faults.ts';
import { openGitStore } from './github/git-store.ts';
import { type RecordedRequest, type Service, serve } from './github/serve.ts';
import {
  type Access,
  createState,
  type GitHubState,
  type Issue,
  now,
  type RepositoryPermission,
  type RunSeed,
} from './github/state.ts';

export interface GitHubOptions {
  /** An existing bare repository: the only store of code. */
  bareRepo: string;
  owner: string;
  name: string;
  defaultBranch?: string;
  port?: number;
  /** Checks requests and responses against GitHub's description; on unless told. */
  validate?: boolean;
}

export interface GitHubServer extends AsyncDisposable {
  /** Base of the REST API: `GITHUB_API_URL`. */
  url: string;
  /** Base of pages and of git over HTTP: `GITHUB_SERVER_URL`. */
  serverUrl: string;
  owner: string;
  name: string;
  defaultBranch: string;
  state: GitHubState;
  requests: RecordedRequest[];
  /** Requests and responses GitHub's description does not allow. A test asserts that there are none. */
  violations: string[];
  /** Requests no route is made for, as `METHOD path`. */
  unknown: string[];
  addRun(run: RunSeed): void;
  addIssue(issue: { number: number; title: string; body: string; labels: string[]; user: string }): Issue;
  setPermission(login: string, permission: RepositoryPermission): void;
  /**
   * `permissions` makes an installation token (`GITHUB_TOKEN`, an App's); without them the token can do all, but for
   * workflow files where `workflows` says so.
   */
  addToken(
    token: string,
    who: { login: string; id?: number; permissions?: Record<string, Access>; workflows?: boolean },
  ): void;
  failNext(fault: Fault): void;
  /** Faults that have met no request yet are gone. */
  forgetFaults(): void;
}

/** Starts GitHub's REST API and git over HTTP for one repository, on loopback. */
export async function startGitHub(options: GitHubOptions): Promise<GitHubServer> {
  const { owner, name, defaultBranch = 'main', port = 0, validate = true } = options;
  // git http-backend takes only absolute paths.
  const bareRepo = resolve(options.bareRepo);
  const site = { api: '', server: '', logStore: '', owner, name };
  const state = createState(site);
  const world = { site, defaultBranch, git: openGitStore(bareRepo), state };
  const findings = { violations: [], unknown: [] };
  const service: Service = { world, bareRepo, validate, faults: createFaults(), findings, requests: [] };
  const [server, logStore] = await Promise.all([listen(service, port), listen(service, 0)]);
  site.server = server.origin;
  site.api = `${server.origin}/api`;
  site.logStore = logStore.origin;
  return {
    ...findings,
    ...seeding(state),
    url: site.api,
    serverUrl: site.server,
    owner,
    name,
    defaultBranch,
    state,
    requests: service.requests,
    failNext: service.faults.add,
    forgetFaults: service.faults.forget,
    async [Symbol.asyncDispose]() {
      await Promise.all([server.close(), logStore.close()]);
    },
  };
}

async function listen(service: Service, port: number) {
  const server = createServer((request, response) => {
    // Only a connection that broke ends here; there is nobody left to tell.
    serve(service, request, response).catch(() => response.destroy());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

function seeding(
  state: GitHubState,
): Pick<GitHubServer, 'addRun' | 'addIssue' | 'setPermission' | 'addToken'> {
  return {
    addRun: (run) => {
      state.runs.push(run);
    },
    addIssue: (seed) => {
      const time = now();
      const times = { createdAt: time, updatedAt: time, closedAt: null };
      const issue: Issue = { ...seed, ...times, state: 'open', stateReason: null, pull: null };
      state.issues.set(issue.number, issue);
      return issue;
    },
    setPermission: (login, permission) => {
      state.permissions.set(login, permission);
    },
    addToken: (token, { login, id, permissions = null, workflows = true }) => {
      state.tokens.set(token, { login, permissions, workflows });
      if (id !== undefined) state.userIds.set(login, id);
    },
  };
}
