/** What the address of the topics asks for; what it does not understand it leaves out. */
import { coverSorts, type CoverSort } from '#views/cover.ts';

const longestText = 200;

/** What the API's list of topics is asked for; or how many characters, where those are too many. */
export function readVocabulary(params: URLSearchParams): { text: string } | { tooLong: number; most: number } {
  const text = params.get('q') ?? '';
  return text.length > longestText ? { tooLong: text.length, most: longestText } : { text };
}

export function readTopics(params: URLSearchParams): { text: string; sort: CoverSort } {
  return {
    text: params.get('q')?.trim().slice(0, longestText) ?? '',
    sort: coverSorts.find((name) => name === params.get('sort')) ?? 'name',
  };
}
