import { z } from 'astro/zod';
import { declineHours } from '#changes/expertise.ts';
import { askFields, askForm } from './ask-fields.ts';
import { personIntent } from './person-intent.ts';

export const decline = personIntent({
  ...askForm,
  do: 'decline',
  refused: 'agree hours',
  schema: z.object(askFields),
  saved: 'declined',
  change: ({ askedHours, ...input }, { database, viewer, now, id }) =>
    declineHours(database, viewer, now, { personId: id, seenAskedHours: askedHours, ...input }),
});
