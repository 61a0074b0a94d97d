/** What a record itself holds under a key that a client chose: `constructor` and the like are in every object, and no words of ours. */
export function ownWord<Word>(words: Readonly<Record<string, Word>>, key: string): Word | undefined {
  return Object.hasOwn(words, key) ? words[key] : undefined;
}
