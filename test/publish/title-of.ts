import type { Links } from '../../src/publish/body.ts';
import { titlesOf } from '../../src/pull-texts.ts';
import type { RunRecord } from '../../src/types.ts';

/** The title of a pull request where nothing says how titles are written here. */
export const titleOf = (record: RunRecord, links: Links): string =>
  titlesOf(record, null, links)[0]?.title ?? '';
