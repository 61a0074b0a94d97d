import { z } from 'astro/zod';
import { putExpertise } from '#changes/expertise.ts';
import { expertiseFields, withoutProfile } from './expertise-fields.ts';
import { topicPrefix } from '#views/me/profile-form.ts';
import { profileIntent } from './profile-intent.ts';

export const topic = profileIntent({
  do: 'topic',
  saved: 'know',
  refused: withoutProfile,
  // Hours left empty in a topic that is there may be a slip, and would end what is agreed.
  schema: z.object(expertiseFields()),
  namesBegin: topicPrefix,
  change: (input, { database, viewer, now, about }) => putExpertise(database, viewer, now, { topicSlug: about, ...input }),
});
