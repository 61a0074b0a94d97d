import { z } from 'astro/zod';
import { putExpertise } from '#changes/expertise.ts';
import { text } from '../fields.ts';
import { expertiseFields, withoutProfile } from './expertise-fields.ts';
import { newPrefix } from '#views/me/profile-form.ts';
import { profileIntent } from './profile-intent.ts';

export const add = profileIntent({
  do: 'add',
  saved: 'know',
  refused: withoutProfile,
  schema: z.object({ topicSlug: text, ...expertiseFields(0) }),
  namesBegin: () => newPrefix,
  change: (input, { database, viewer, now }) => putExpertise(database, viewer, now, input),
});
