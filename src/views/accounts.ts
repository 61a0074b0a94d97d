import { accountPolicy, type Administered } from '#access/accounts.ts';
import { placesOf } from '#access/roles.ts';
import type { Viewer } from '#access/viewer.ts';
import type { Queryable } from '#db/open.ts';
import { accountsPerPage, listKeptAccounts, listOpenInvitations } from '#db/queries/accounts.ts';
import { listMembers } from '#db/queries/municipalities.ts';
import { accounts as words } from '#i18n/admin.ts';
import type { Locale } from '#i18n/locale.ts';
import { ownWord } from '#i18n/own-words.ts';
import { localDate } from '#time/oslo.ts';
import { accountsAddress, readAccounts } from '#views/address/accounts.ts';
import { readSaved } from '#views/address/saved.ts';
import { pagerOf } from './lists.ts';

/** A page of the accounts that a viewer keeps, those of a name or address alone where one is asked for, and the invitations that are open. */
export async function accountsPage(db: Queryable, viewer: Viewer, params: URLSearchParams, locale: Locale, now: Date) {
  const { text, page: asked } = readAccounts(params);
  const today = localDate(now);
  const there = await listKeptAccounts(db, viewer, today, { text }, asked);
  const beyond = there.length === 0 && asked > 1;
  const accounts = beyond ? await listKeptAccounts(db, viewer, today, { text }) : there;
  const count = accounts.at(0)?.count ?? 0;
  return {
    text,
    count,
    accounts,
    pager: pagerOf(beyond ? 1 : asked, Math.ceil(count / accountsPerPage), (to) => accountsAddress({ text, page: to })),
    saved: ownWord(words[locale].saved, readSaved(params)),
    invitations: await listOpenInvitations(db, viewer, now),
    members: await membersOf(db, viewer),
  };
}

/** One account, and what the viewer may do with it; undefined where it is not theirs to keep. */
export async function accountPage(db: Queryable, viewer: Viewer, now: Date, id: string) {
  const account = (await listKeptAccounts(db, viewer, localDate(now), { id })).at(0);
  if (!account) return undefined;
  const members = await membersOf(db, viewer);
  const [networkId] = placesOf(viewer, 'administer');
  const administered: Administered | null = networkId === undefined ? null : { networkId, members: members.map(({ code }) => code) };
  return {
    ...account,
    keeps: accountPolicy.deactivate(viewer, account, administered),
    members,
    roles: account.roles.map((held) => ({ ...held, takes: accountPolicy.giveRole(viewer, account, held, administered) })),
    gives:
      administered !== null &&
      accountPolicy.giveRole(viewer, account, { role: 'staff', municipalityCode: null, networkId: administered.networkId }, administered),
  };
}

async function membersOf(db: Queryable, viewer: Viewer) {
  const [networkId] = placesOf(viewer, 'administer');
  return networkId === undefined ? [] : listMembers(db, networkId);
}
