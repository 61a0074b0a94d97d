import { deactivatePerson } from '#changes/people/people.ts';
import { noFields } from '../fields.ts';
import { personIntent } from './person-intent.ts';

export const deactivate = personIntent({
  do: 'deactivate',
  refused: 'deactivate people',
  schema: noFields,
  saved: 'deactivated',
  change: (_, { database, viewer, now, id }) => deactivatePerson(database, viewer, now, { personId: id }),
});
