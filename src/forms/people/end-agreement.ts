import { z } from 'astro/zod';
import { endAgreement } from '#changes/expertise.ts';
import { askFields, askForm } from './ask-fields.ts';
import { personIntent } from './person-intent.ts';

export const end = personIntent({
  ...askForm,
  do: 'end',
  refused: 'agree hours',
  schema: z.object(askFields),
  saved: 'ended',
  change: ({ askedHours, ...input }, { database, viewer, now, id }) =>
    endAgreement(database, viewer, now, { personId: id, seenAskedHours: askedHours, ...input }),
});
