import { z } from 'astro/zod';
import { audiences } from '#access/visibility.ts';
import { changeProfile } from '#changes/people/profile.ts';
import { choice, version } from '../fields.ts';
import { profileIntent } from './profile-intent.ts';

export const topicsAudience = profileIntent({
  do: 'topicsAudience',
  saved: 'know',
  schema: z.object({ topicsAudience: choice(audiences), version }),
  change: (input, { database, viewer, now }) => changeProfile(database, viewer, now, input),
});
