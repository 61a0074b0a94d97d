import type { Viewer } from '#access/viewer.ts';
import { seeOther } from '#http/redirects.ts';
import { endSession } from '#identity/sign-in.ts';
import { noFields } from '../fields.ts';
import { intent, type Sender } from '../intent.ts';
import { openToAll } from '../open-to-all.ts';

export const signOut = intent({
  route: '/sign-out',
  do: '',
  ...openToAll,
  schema: noFields,
  async change(_, { context }: Sender<Viewer | null>) {
    await endSession(context);
    const home = seeOther('/');
    // Not "cookies": the language and the mark of a known browser are for the next time.
    home.headers.set('clear-site-data', '"cache", "storage"');
    return home;
  },
});
