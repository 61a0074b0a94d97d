import { NotFoundError } from '#changes/errors.ts';
import { onlooker } from '#views/address/me.ts';
import { noFields } from '../fields.ts';
import { intent } from '../intent.ts';
import { openToAll } from '../open-to-all.ts';

/** Saves nothing: it only keeps what is typed while one looks. */
export const see = intent({
  route: '/me',
  do: 'see',
  ...openToAll,
  schema: noFields,
  async change(_, { about }) {
    if (!onlooker(about)) throw new NotFoundError('view');
    return `/me?as=${about}#seen`;
  },
});
