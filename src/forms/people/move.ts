import { z } from 'astro/zod';
import { personPolicy } from '#access/people.ts';
import { movePerson } from '#changes/people/people.ts';
import { text } from '../fields.ts';
import { personIntent } from './person-intent.ts';

export const move = personIntent({
  do: 'move',
  policy: personPolicy.moveAnybody,
  refused: 'move people',
  schema: z.object({
    municipalityCode: text,
    // Nothing is chosen beforehand, and what was not chosen is neither yes nor no.
    keepAgreedHours: text.transform((kept) => (kept === 'yes' ? true : kept === 'no' ? false : null)),
  }),
  saved: 'moved',
  change: (input, { database, viewer, now, id }) => movePerson(database, viewer, now, { personId: id, ...input }),
});
