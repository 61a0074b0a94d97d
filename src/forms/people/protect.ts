import { z } from 'astro/zod';
import { protectPerson } from '#changes/people/people.ts';
import { ticked } from '../fields.ts';
import { personIntent } from './person-intent.ts';

export const protect = personIntent({
  do: 'protect',
  refused: 'protect people',
  schema: z.object({ protected: ticked }),
  saved: 'protected',
  change: (input, { database, viewer, now, id }) => protectPerson(database, viewer, now, { personId: id, ...input }),
});
