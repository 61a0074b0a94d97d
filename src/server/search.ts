import { embeddedEngine } from '#search/fts5/engine.ts';
import type { SearchEngine } from '#search/contract.ts';
import { database } from './database.ts';

/** The engine that answers every search of this server. */
export async function searchEngine(): Promise<SearchEngine> {
  return embeddedEngine((await database()).read);
}
