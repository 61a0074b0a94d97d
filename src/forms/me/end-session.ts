import { z } from 'astro/zod';
import { endSession as endOwnSession } from '#changes/accounts/sign-ins.ts';
import { text } from '../fields.ts';
import { sessionIntent } from './session-intent.ts';

export const endSession = sessionIntent({
  do: 'endSession',
  saved: 'sessions',
  schema: z.object({ session: text }),
  change: ({ session }, { database, viewer, now }) => endOwnSession(database, viewer, now, { publicId: session }),
});
