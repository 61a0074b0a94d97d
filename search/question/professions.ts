/** What people are called at work in Norwegian and English: who asks for a jurist finds the lawyer. */
import { phraseKeys } from './words.ts';

const professions = [
  'lawyer jurist advokat solicitor',
  'engineer ingeniør',
  'adviser advisor rådgiver konsulent consultant',
  'teacher lærer',
  'nurse sykepleier sjukepleiar',
  'doctor physician lege',
  'buyer purchaser innkjøper',
  'architect arkitekt',
  'planner planlegger',
  'archivist arkivar',
  'accountant regnskapsfører',
  'developer utvikler programmerer programmer',
  'surveyor landmåler',
  'caseworker saksbehandler',
  'psychologist psykolog',
  'economist økonom',
  'librarian bibliotekar',
  'coordinator koordinator',
  'manager leader head leder sjef',
  'carpenter tømrer snekker',
  'electrician elektriker',
  'therapist terapeut',
  'physiotherapist fysioterapeut',
  'controller kontroller',
  'analyst analytiker',
  'inspector inspektør',
].map((names) => names.split(' '));

const byStem = new Map<string, string[]>();
for (const names of professions) for (const name of names) for (const key of phraseKeys([name])) byStem.set(key, names);

/** Other names of the profession that a folded word names, in any of its forms; none for other words. */
export function otherNames(word: string): string[] {
  const names = phraseKeys([word]).flatMap((key) => byStem.get(key) ?? []);
  return [...new Set(names)].filter((name) => name !== word);
}
