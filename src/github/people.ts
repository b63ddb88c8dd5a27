import type { Door } from '../github.ts';
import type { Account } from '../types.ts';
import { graphqlUrl, VIEWER_QUERY } from './allowed.ts';
import { absent, statusOf } from './status.ts';

/** Who may do what, and who we are. */
export function people({ octokit, here, apiUrl }: Door) {
  const { rest } = octokit;
  let own: Promise<Account | null> | null = null;

  const collaborator = (username: string): Promise<{ permission: string; role: string | null }> =>
    rest.repos
      .getCollaboratorPermissionLevel({ ...here, username })
      .then(
        ({ data }) => ({ permission: data.permission, role: data.role_name || null }),
        absent({ permission: 'none', role: null }),
      );

  /** REST does not tell an App who it is. */
  const askViewer = (): Promise<Account | null> =>
    octokit.request(`POST ${graphqlUrl(apiUrl)}`, { query: VIEWER_QUERY }).then(
      ({ data }) => viewerIn(data),
      (error: unknown) => {
        if (isRefusal(error)) return null;
        throw error;
      },
    );

  return {
    /**
     * `permission`: `admin`, `write`, `read` or `none`, which a login has that GitHub does not know. `role` is
     * `role_name`: `maintain`, `triage` or a name of the organisation's own.
     */
    collaborator,
    /** The id behind a login; `null` for one GitHub does not know. */
    accountId: (username: string): Promise<number | null> =>
      rest.users.getByUsername({ username }).then(({ data }) => data.id, absent(null)),
    /** The account this token writes as, asked once; `null` where GitHub does not tell. */
    viewer(): Promise<Account | null> {
      own ??= askViewer().catch((error: unknown) => {
        own = null;
        throw error;
      });
      return own;
    },
  };
}

/** GraphQL is not for this token, or not there; a limit that is met says nothing of that. */
const isRefusal = (error: unknown): boolean =>
  [400, 403, 404].includes(statusOf(error)) && !/rate limit/i.test(String(error));

/** What GraphQL answers, which may hold errors in place of data. */
function viewerIn(answer: unknown): Account | null {
  const { data } = answer as { data?: { viewer?: { login?: unknown; databaseId?: unknown } } | null };
  const { login, databaseId: id } = data?.viewer ?? {};
  if (typeof login !== 'string' || typeof id !== 'number') return null;
  return { login, id, bot: login.endsWith('[bot]') };
}
