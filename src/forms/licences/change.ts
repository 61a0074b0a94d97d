import { z } from 'astro/zod';
import { changeLicence } from '#changes/licences.ts';
import { version } from '../fields.ts';
import { licenceFields, licenceIntent } from './licence-intent.ts';

export const change = licenceIntent({
  do: '',
  schema: z.object({ ...licenceFields, version }),
  saved: 'licence',
  change: (input, { database, viewer, now, id }) => changeLicence(database, viewer, now, { licenceId: id, ...input }),
});
