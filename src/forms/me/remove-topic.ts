import { removeExpertise } from '#changes/expertise.ts';
import { noFields } from '../fields.ts';
import { withoutProfile } from './expertise-fields.ts';
import { profileIntent } from './profile-intent.ts';

export const remove = profileIntent({
  do: 'remove',
  saved: 'know',
  refused: withoutProfile,
  schema: noFields,
  change: (_, { database, viewer, now, about }) => removeExpertise(database, viewer, now, { topicSlug: about }),
});
