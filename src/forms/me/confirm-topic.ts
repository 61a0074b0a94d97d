import { confirmExpertise } from '#changes/expertise.ts';
import { noFields } from '../fields.ts';
import { withoutProfile } from './expertise-fields.ts';
import { profileIntent } from './profile-intent.ts';

export const confirm = profileIntent({
  do: 'confirm',
  saved: 'know',
  refused: withoutProfile,
  schema: noFields,
  change: (_, { database, viewer, now, about }) => confirmExpertise(database, viewer, now, { topicSlug: about }),
});
