import { z } from 'astro/zod';
import { audiences } from '#access/visibility.ts';
import { changeProfile } from '#changes/people/profile.ts';
import { choice, version } from '../fields.ts';
import { profileIntent } from './profile-intent.ts';

export const hoursAudience = profileIntent({
  do: 'hoursAudience',
  saved: 'hours',
  schema: z.object({ hoursAudience: choice(audiences), version }),
  change: (input, { database, viewer, now }) => changeProfile(database, viewer, now, input),
});
