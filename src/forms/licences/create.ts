import { z } from 'astro/zod';
import { createLicence } from '#changes/licences.ts';
import { text } from '../fields.ts';
import { intent } from '../intent.ts';
import { keepsLicences, licenceFields, licenceLabels, municipalityOfForm, savedLicence } from './licence-intent.ts';

export const create = intent({
  route: '/licences/new',
  do: '',
  policy: keepsLicences,
  refused: 'create licences',
  schema: z.object({ ...licenceFields, key: text }),
  labels: licenceLabels,
  async change(input, sender) {
    const { database, viewer, now } = sender;
    await createLicence(database, viewer, now, { ...input, place: await municipalityOfForm(sender) });
    return savedLicence('licence', sender);
  },
});
