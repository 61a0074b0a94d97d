import { z } from 'astro/zod';
import { createLicence } from '#changes/licences.ts';
import { text } from '../fields.ts';
import { intent } from '../intent.ts';
import { keepsLicences, licenceFields, licenceLabels, savedLicence } from './licence-intent.ts';

export const create = intent({
  route: '/licences/new',
  do: '',
  policy: keepsLicences,
  refused: 'create licences',
  schema: z.object({ ...licenceFields, key: text }),
  labels: licenceLabels,
  async change(input, { database, viewer, now }) {
    await createLicence(database, viewer, now, input);
    return savedLicence(viewer, 'licence');
  },
});
