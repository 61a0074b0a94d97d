import { NotFoundError } from '#changes/errors.ts';
import { noFields } from '../fields.ts';
import { intent } from '../intent.ts';
import { openToAll } from '../open-to-all.ts';

/** As whom one may look at one's own profile. */
export const views = ['municipality', 'network', 'visitor'] as const;

/** Saves nothing: it only keeps what is typed while one looks. */
export const see = intent({
  route: '/me',
  do: 'see',
  ...openToAll,
  schema: noFields,
  async change(_, { about }) {
    if (!views.some((view) => view === about)) throw new NotFoundError('view');
    return `/me?as=${about}#seen`;
  },
});
