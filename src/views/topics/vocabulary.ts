import type { Queryable } from '#db/open.ts';
import { listTopics } from '#db/queries/topics.ts';

const longestText = 200;

/** The topics by label and synonym; or how many characters were asked for, where those are too many. */
export async function vocabulary(db: Queryable, params: URLSearchParams) {
  const text = params.get('q') ?? '';
  return text.length > longestText ? { tooLong: text.length, most: longestText } : { topics: await listTopics(db, text) };
}
