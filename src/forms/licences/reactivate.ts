import { reactivateLicence } from '#changes/licences.ts';
import { noFields } from '../fields.ts';
import { licenceIntent } from './licence-intent.ts';

export const reactivate = licenceIntent({
  do: 'reactivate',
  refused: 'reactivate licences',
  schema: noFields,
  saved: 'reactivate',
  change: (_, { database, viewer, now, id }) => reactivateLicence(database, viewer, now, { licenceId: id }),
});
