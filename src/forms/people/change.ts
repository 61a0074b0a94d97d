import { z } from 'astro/zod';
import { changePerson } from '#changes/people/people.ts';
import { version } from '../fields.ts';
import { personFields, personIntent } from './person-intent.ts';

export const change = personIntent({
  do: 'change',
  schema: z.object({ ...personFields, version }),
  saved: 'person',
  change: (input, { database, viewer, now, id }) => changePerson(database, viewer, now, { personId: id, ...input }),
});
