import { z } from 'astro/zod';
import { changeLicence } from '#changes/licences.ts';
import { version } from '../fields.ts';
import { intent } from '../intent.ts';
import { keepsLicences, licenceFields, licenceLabels, savedLicence, shownLicence } from './licence-fields.ts';

export const change = intent({
  route: '/licences/[id]',
  do: '',
  policy: keepsLicences,
  refused: 'change licences',
  schema: z.object({ ...licenceFields, version }),
  labels: licenceLabels,
  show: shownLicence,
  async change(input, { database, viewer, now, id }) {
    await changeLicence(database, viewer, now, { licenceId: id, ...input });
    return savedLicence(viewer, 'licence');
  },
});
