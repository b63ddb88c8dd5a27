import { userUrls } from './site.ts';
import type { World } from './world.ts';

export const isBot = (login: string): boolean => login.endsWith('[bot]');

/** The id of a login: the one GitHub gave or the test chose, otherwise the next free one, for good. */
export function userId({ state }: World, login: string): number {
  const id = state.userIds.get(login) ?? state.nextId();
  state.userIds.set(login, id);
  return id;
}

/** GitHub's `simple-user`. */
export function simpleUser(world: World, login: string) {
  const id = userId(world, login);
  return {
    login,
    id,
    node_id: `U_${id}`,
    avatar_url: `${world.site.server}/avatars/u/${id}?v=4`,
    gravatar_id: '',
    html_url: `${world.site.server}/${encodeURIComponent(login)}`,
    type: isBot(login) ? 'Bot' : 'User',
    site_admin: false,
    user_view_type: 'public',
    ...userUrls(world.site, login),
  };
}

/** GitHub's `public-user`. */
export function publicUser(world: World, login: string) {
  return {
    ...simpleUser(world, login),
    name: null,
    company: null,
    blog: '',
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: 1,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: '2020-01-01T00:00:00Z',
    updated_at: '2020-01-01T00:00:00Z',
  };
}

/** GitHub's `author_association` of a login with the repository. */
export function authorAssociation({ site, state }: World, login: string): string {
  if (login === site.owner) return 'OWNER';
  const permission = state.permissions.get(login);
  return permission === 'admin' || permission === 'write' ? 'COLLABORATOR' : 'NONE';
}
