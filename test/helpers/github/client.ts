import { createGitHub, type GitHub } from '../../../src/github.ts';
import { startWidget, type Widget } from './fixture.ts';
import type { RecordedRequest } from './serve.ts';

type Options = Partial<Parameters<typeof createGitHub>[0]>;

/** A widget with regreen's own client, for which a second of waiting is a millisecond. */
export interface Door extends AsyncDisposable {
  widget: Widget;
  github(options?: Options): GitHub;
  /** The requests of one method. */
  sent(method: string): RecordedRequest[];
  /** The lines of progress. */
  notes: string[];
  /** Forgets everything but the code: issues, comments, runs, rules, requests, faults. */
  reset(): void;
}

/** Fails at its end where a request or an answer was not as GitHub describes it. */
export async function openDoor(): Promise<Door> {
  const widget = await startWidget();
  const notes: string[] = [];
  const place = { apiUrl: widget.github.url, owner: 'acme', repo: 'widget', version: '1.2.3' };
  const note = (text: string) => notes.push(text);
  return {
    widget,
    notes,
    github: (options = {}) => createGitHub({ ...place, token: 'ada-token', note, secondMs: 1, ...options }),
    reset: () => {
      const { state, requests, forgetFaults } = widget.github;
      forgetFaults();
      const { comments, lineComments, reviews, reactions, runs } = state;
      for (const list of [comments, lineComments, reviews, reactions, runs, requests, notes]) list.length = 0;
      state.issues.clear();
      Object.assign(state, { branchRules: [], ruledBranches: /^/, archived: false, forbidDrafts: false });
    },
    sent: (method) => widget.github.requests.filter((request) => request.method === method),
    async [Symbol.asyncDispose]() {
      await widget[Symbol.asyncDispose]();
      const wrong = [...widget.github.violations, ...widget.github.unknown];
      if (wrong.length > 0) throw new Error(wrong.join('\n'));
    },
  };
}
