import { reactivateLicence } from '#changes/licences.ts';
import { noFields } from '../fields.ts';
import { intent } from '../intent.ts';
import { keepsLicences, licenceLabels, savedLicence } from './licence-fields.ts';

export const reactivate = intent({
  route: '/licences/[id]',
  do: 'reactivate',
  policy: keepsLicences,
  refused: 'reactivate licences',
  schema: noFields,
  labels: licenceLabels,
  async change(_, { database, viewer, now, id }) {
    await reactivateLicence(database, viewer, now, { licenceId: id });
    return savedLicence(viewer, 'reactivate');
  },
});
