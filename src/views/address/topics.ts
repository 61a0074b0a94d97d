/** What the address of the topics asks for; what it does not understand it leaves out. */
import { coverSorts, type CoverSort } from '#views/cover.ts';

const longestText = 200;

export function readTopics(params: URLSearchParams): { text: string; sort: CoverSort } {
  return {
    text: params.get('q')?.trim().slice(0, longestText) ?? '',
    sort: coverSorts.find((name) => name === params.get('sort')) ?? 'name',
  };
}
