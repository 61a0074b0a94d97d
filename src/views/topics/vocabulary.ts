import type { Queryable } from '#db/open.ts';
import { listTopics } from '#db/queries/topics.ts';
import { readVocabulary } from '../address/topics.ts';

/** The topics by label and synonym; or how many characters were asked for, where those are too many. */
export async function vocabulary(db: Queryable, params: URLSearchParams) {
  const asked = readVocabulary(params);
  return 'text' in asked ? { topics: await listTopics(db, asked.text) } : asked;
}
