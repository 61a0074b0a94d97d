import { deactivateLicence } from '#changes/licences.ts';
import { noFields } from '../fields.ts';
import { intent } from '../intent.ts';
import { keepsLicences, licenceLabels, savedLicence } from './licence-fields.ts';

export const deactivate = intent({
  route: '/licences/[id]',
  do: 'deactivate',
  policy: keepsLicences,
  refused: 'deactivate licences',
  schema: noFields,
  labels: licenceLabels,
  async change(_, { database, viewer, now, id }) {
    await deactivateLicence(database, viewer, now, { licenceId: id });
    return savedLicence(viewer, 'deactivate');
  },
});
