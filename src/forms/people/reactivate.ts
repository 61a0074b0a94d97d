import { reactivatePerson } from '#changes/people/people.ts';
import { noFields } from '../fields.ts';
import { personIntent } from './person-intent.ts';

export const reactivate = personIntent({
  do: 'reactivate',
  refused: 'reactivate people',
  schema: noFields,
  saved: 'reactivated',
  change: (_, { database, viewer, now, id }) => reactivatePerson(database, viewer, now, { personId: id }),
});
