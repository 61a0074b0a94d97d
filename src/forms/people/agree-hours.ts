import { z } from 'astro/zod';
import { agreeHours } from '#changes/expertise.ts';
import { day, whole } from '../fields.ts';
import { askFields, askForm } from './ask-fields.ts';
import { personIntent } from './person-intent.ts';

export const agree = personIntent({
  ...askForm,
  do: 'agree',
  refused: 'agree hours',
  schema: z.object({ ...askFields, hours: whole(), until: day }),
  saved: 'agreed',
  change: ({ askedHours, ...input }, { database, viewer, now, id }) =>
    agreeHours(database, viewer, now, { personId: id, seenAskedHours: askedHours, ...input }),
});
