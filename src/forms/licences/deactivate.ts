import { deactivateLicence } from '#changes/licences.ts';
import { noFields } from '../fields.ts';
import { licenceIntent } from './licence-intent.ts';

export const deactivate = licenceIntent({
  do: 'deactivate',
  refused: 'deactivate licences',
  schema: noFields,
  saved: 'deactivate',
  change: (_, { database, viewer, now, id }) => deactivateLicence(database, viewer, now, { licenceId: id }),
});
