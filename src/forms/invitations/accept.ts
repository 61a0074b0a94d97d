import { z } from 'astro/zod';
import type { Viewer } from '#access/viewer.ts';
import { AddressHeldError, InvalidInputError, NotFoundError } from '#changes/errors.ts';
import { useInvitation } from '#changes/invitations/invitations.ts';
import { findInvitation } from '#db/queries/accounts.ts';
import { listNetworkNames } from '#db/queries/memberships.ts';
import { placeOf } from '#http/client-address.ts';
import { account } from '#i18n/sign-in.ts';
import { hashPassword, passwordFault, passwordLength } from '#identity/passwords.ts';
import { beginSession } from '#identity/sign-in.ts';
import { text } from '../fields.ts';
import { intent, type Sender } from '../intent.ts';
import { openToAll } from '../open-to-all.ts';
import { RefusedError } from '../returned.ts';

export const accept = intent({
  route: '/invitations/[token]',
  do: '',
  ...openToAll,
  schema: z.object({ name: text.transform((typed) => typed.trim()), password: text }),
  async change({ name: typed, password }, { database, now, locale, id: token, context }: Sender<Viewer | null>) {
    const invitation = await findInvitation(database.read, token, now);
    if (!invitation) throw new NotFoundError('invitation');
    const t = account[locale];
    const name = invitation.personId ? invitation.name : typed;
    const networkIds = invitation.networkId ? [invitation.networkId] : [];
    const networks = await listNetworkNames(database.read, { ...invitation, networkIds });
    const about = [name, invitation.email, invitation.municipality ?? '', ...networks];
    const fault = await passwordFault(password, about, token);
    const errors = [
      ...(name ? [] : [{ field: 'name', message: t.nameMissing }]),
      ...(fault ? [{ field: 'password', message: t.passwordFaults[fault](passwordLength) }] : []),
    ];
    if (errors.length > 0) throw new RefusedError(422, errors);
    const passwordHash = await hashPassword(password, placeOf(context));
    const accountId = await useInvitation(database, now, { token, name, passwordHash, locale }).catch((error: unknown) => {
      if (error instanceof AddressHeldError) throw new RefusedError(heldStatus, []);
      if (error instanceof InvalidInputError) throw new RefusedError(422, [{ field: 'name', message: t.nameFaulty }]);
      throw error;
    });
    await beginSession(context, { accountId, passwordHash });
    // The first next step of somebody who can be found: a telephone to be reached by, which /me asks for.
    return invitation.personId && !invitation.phone ? '/me' : '/';
  },
});

/** Of an invitation whose address somebody has already. */
export const heldStatus = 409;
