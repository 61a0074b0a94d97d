declare module 'snowball-stemmers' {
  export interface Stemmer {
    stem(word: string): string;
  }
  export function newStemmer(language: 'english' | 'norwegian'): Stemmer;
  const stemmers: { newStemmer: typeof newStemmer };
  export default stemmers;
}
