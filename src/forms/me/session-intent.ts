import { intentsOf } from '../intent.ts';
import { openToAll } from '../open-to-all.ts';

/** Something that the list of one's own sessions is sent for. */
export const sessionIntent = intentsOf({ ...openToAll, route: '/me', goTo: (saved) => `/me?saved=${saved}#sign-in` });
