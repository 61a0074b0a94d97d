import type { APIContext, AstroGlobal } from 'astro';
import type { Viewer } from '#access/viewer.ts';
import { byForm } from '#changes/record/append.ts';
import { changePassword, endOtherSessions, endSession } from '#changes/accounts/sign-ins.ts';
import { listNetworkNames } from '#db/queries/memberships.ts';
import { findSignIn } from '#db/queries/sign-ins.ts';
import { account } from '#i18n/account.ts';
import { signInSettings } from '#i18n/sign-in-settings.ts';
import { database } from '#server/database.ts';
import { presentedIdHash } from '#identity/own-sign-in.ts';
import { hashPassword, passwordFault, passwordLength, spelledAlike } from '#identity/passwords.ts';
import { placeOf } from '#http/place.ts';
import { renewSession, tryPassword } from '#identity/sign-in.ts';
import { attempt, type Outcome, text } from '../outcome.ts';

export type Context = Pick<APIContext | AstroGlobal, 'cookies' | 'request' | 'clientAddress' | 'locals' | 'routePattern'>;

/** The forms of the viewer's own sign-in, told apart by `do`; 404 where it is none of them. */
export async function saveSignInSettings(context: Context, viewer: Viewer, form: FormData): Promise<Outcome> {
  const { locale, now } = context.locals;
  const db = await database();
  const ended = (change: () => Promise<void>) =>
    attempt({ locale, form, labels: {} }, async () => {
      await change();
      return '/me?saved=sessions#sign-in';
    });

  switch (text(form, 'do')) {
    case 'password':
      return savePassword(context, viewer, form);
    case 'endSession':
      return ended(() => endSession(db, viewer, now, { publicId: text(form, 'session') }));
    case 'endOtherSessions':
      return ended(async () => endOtherSessions(db, viewer, now, { keptIdHash: await presentedIdHash(context) }));
    default:
      return new Response(null, { status: 404 });
  }
}

async function savePassword(context: Context, viewer: Viewer, form: FormData): Promise<Outcome> {
  const { locale, now } = context.locals;
  const db = await database();
  const own = await findSignIn(db.read, viewer.accountId);
  if (!own?.passwordHash) return new Response(null, { status: 404 });
  const [current, chosen] = [text(form, 'currentPassword'), text(form, 'newPassword')];
  const [t, messages] = [signInSettings[locale], account[locale]];
  const refused = (status: number, field: string, message: string) => ({ status, errors: [{ field, message }], form });
  if (current === '') return refused(422, 'currentPassword', t.currentMissing);
  const tried = await tryPassword(context, own, current, byForm(viewer));
  if (!tried.right && tried.waitMs > 0) return refused(429, 'currentPassword', messages.tooMany(Math.ceil(tried.waitMs / 60_000)));
  if (!tried.right) return refused(422, 'currentPassword', t.currentWrong);
  if (spelledAlike(chosen) === spelledAlike(current)) return refused(422, 'newPassword', t.sameAsNow);
  // Costly: only for who knows the password that is to go.
  const fault = await passwordFault(
    chosen,
    [own.name, own.email, own.municipality ?? '', ...(await listNetworkNames(db.read, own))],
    own.accountId,
  );
  if (fault) return refused(422, 'newPassword', messages.passwordFaults[fault](passwordLength));
  const { accountId, passwordHash: from } = own;
  const to = await hashPassword(chosen, placeOf(context));
  return attempt({ locale, form, labels: {} }, async () => {
    await changePassword(db, viewer, now, { from, to });
    await renewSession(context, { accountId, passwordHash: to });
    return '/me?saved=password#sign-in';
  });
}
