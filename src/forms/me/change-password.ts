import { z } from 'astro/zod';
import { changePassword } from '#changes/accounts/sign-ins.ts';
import { NotFoundError } from '#changes/errors.ts';
import { byForm } from '#changes/record/append.ts';
import { listNetworkNames } from '#db/queries/memberships.ts';
import { findSignIn } from '#db/queries/sign-ins.ts';
import { placeOf } from '#http/client-address.ts';
import { account } from '#i18n/sign-in.ts';
import { signInSettings } from '#i18n/me-sign-in.ts';
import { hashPassword, passwordFault, passwordLength, spelledAlike } from '#identity/passwords.ts';
import { renewSession, tryPassword } from '#identity/sign-in.ts';
import { text } from '../fields.ts';
import { intent } from '../intent.ts';
import { openToAll } from '../open-to-all.ts';
import { RefusedError } from '../returned.ts';

export const password = intent({
  route: '/me',
  do: 'password',
  ...openToAll,
  schema: z.object({ currentPassword: text, newPassword: text }),
  async change({ currentPassword: current, newPassword: chosen }, { database, viewer, now, locale, context }) {
    const own = await findSignIn(database.read, viewer.accountId);
    if (!own?.passwordHash) throw new NotFoundError('account with a password');
    const [t, messages] = [signInSettings[locale], account[locale]];
    const refused = (field: string, message: string, status = 422) => new RefusedError(status, [{ field, message }]);
    if (current === '') throw refused('currentPassword', t.currentMissing);
    const tried = await tryPassword(context, own, current, byForm(viewer));
    if (!tried.right && tried.waitMs > 0) throw refused('currentPassword', messages.tooMany(Math.ceil(tried.waitMs / 60_000)), 429);
    if (!tried.right) throw refused('currentPassword', t.currentWrong);
    if (spelledAlike(chosen) === spelledAlike(current)) throw refused('newPassword', t.sameAsNow);
    // Costly: only for who knows the password that is to go.
    const about = [own.name, own.email, own.municipality ?? '', ...(await listNetworkNames(database.read, viewer))];
    const fault = await passwordFault(chosen, about, own.accountId);
    if (fault) throw refused('newPassword', messages.passwordFaults[fault](passwordLength));
    const to = await hashPassword(chosen, placeOf(context));
    await changePassword(database, viewer, now, { from: own.passwordHash, to });
    await renewSession(context, { accountId: own.accountId, passwordHash: to });
    return '/me?saved=password#sign-in';
  },
});
