import type { TreeEntry } from './git-store.ts';
import { repositoryApi, repositoryHtml } from './site.ts';
import type { World } from './world.ts';

const TYPES = { blob: 'file', tree: 'dir', commit: 'submodule' };

/** GitHub's entry of a folder; a file answered alone has `content` and `encoding` besides. */
export function contentEntry({ site }: World, entry: TreeEntry, ref: string) {
  const api = repositoryApi(site);
  const html = repositoryHtml(site);
  const path = entry.path.split('/').map(encodeURIComponent).join('/');
  const self = `${api}/contents/${path}?ref=${encodeURIComponent(ref)}`;
  const git = `${api}/git/${entry.type}s/${entry.sha}`;
  const page = `${html}/${entry.type === 'tree' ? 'tree' : 'blob'}/${encodeURIComponent(ref)}/${path}`;
  return {
    type: entry.mode === '120000' ? 'symlink' : TYPES[entry.type],
    name: entry.path.split('/').at(-1) ?? '',
    path: entry.path,
    sha: entry.sha,
    size: entry.size ?? 0,
    url: self,
    git_url: git,
    html_url: page,
    download_url: entry.type === 'blob' ? `${html}/raw/${encodeURIComponent(ref)}/${path}` : null,
    _links: { self, git, html: page },
  };
}
