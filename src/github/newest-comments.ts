import type { Door } from '../github.ts';
import type { Account } from '../types.ts';
import { accountOf } from './account.ts';

interface Comment {
  id: number;
  author: Account | null;
  /** `author_association` of the API. */
  association: string;
  body: string;
  createdAt: string;
  updatedAt: string;
  url: string;
}

const PAGE = 100;

/** The comments of a thread, newest first, 100 at most: GitHub lists the oldest first, so the last two pages are read. */
export async function newestComments(
  { rest }: Door['octokit'],
  here: Door['here'],
  number: number,
): Promise<Comment[]> {
  const page = (n: number) =>
    rest.issues.listComments({ ...here, issue_number: number, per_page: PAGE, page: n });
  const first = await page(1);
  const last = lastPage(first.headers.link);
  const before = last === 2 ? first : last > 2 ? await page(last - 1) : { data: [] };
  const { data } = last > 1 ? await page(last) : first;
  return [...before.data, ...data]
    .slice(-PAGE)
    .reverse()
    .map((comment) => ({
      ...{ id: comment.id, author: accountOf(comment.user), association: comment.author_association },
      ...{ body: comment.body ?? '', createdAt: comment.created_at, updatedAt: comment.updated_at },
      url: comment.html_url,
    }));
}

/** From the header that leads to other pages; 1 without one. */
function lastPage(link = ''): number {
  const last = link.split(',').find((part) => part.includes('rel="last"')) ?? '';
  return Number(/[?&]page=(\d+)/.exec(last)?.[1] ?? 1);
}
