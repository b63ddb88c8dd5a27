import type { GitStore } from './git-store.ts';
import type { Site } from './site.ts';
import type { GitHubState } from './state.ts';

/** All that a route or a response builder can see. */
export interface World {
  site: Site;
  defaultBranch: string;
  git: GitStore;
  state: GitHubState;
}
