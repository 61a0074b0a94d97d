import { noFields } from '../fields.ts';
import { intent } from '../intent.ts';
import { openToAll } from '../open-to-all.ts';

/** What the Enter key means: nothing is saved, and nothing that is typed is lost. */
export const keep = intent({
  route: '/me',
  do: 'keep',
  ...openToAll,
  schema: noFields,
  change: async () => '/me',
});
