import { z } from 'astro/zod';
import { audiences } from '#access/visibility.ts';
import { changeProfile } from '#changes/people/profile.ts';
import { choice, day, textOrNull, version } from '../fields.ts';
import { profileIntent } from './profile-intent.ts';

export const absence = profileIntent({
  do: 'absence',
  saved: 'away',
  schema: z.object({ absentFrom: day, absentUntil: day, standInId: textOrNull, absenceAudience: choice(audiences), version }),
  change: (input, { database, viewer, now }) => changeProfile(database, viewer, now, input),
});
