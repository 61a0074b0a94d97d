import { accountPolicy, type Administered } from '#access/accounts.ts';
import { placesOf } from '#access/roles.ts';
import type { Viewer } from '#access/viewer.ts';
import type { Queryable } from '#db/open.ts';
import { listAccountsOfMunicipality, listAccountsOfNetwork, listOpenInvitations } from '#db/queries/accounts.ts';
import { listMembers } from '#db/queries/municipalities.ts';
import { accounts as words } from '#i18n/admin.ts';
import type { Locale } from '#i18n/locale.ts';
import { ownWord } from '#i18n/own-words.ts';
import { localDate } from '#time/oslo.ts';
import { readPeople } from '#views/address/people.ts';
import { readSaved } from '#views/address/saved.ts';

/** The accounts that a viewer keeps, those of a name or address alone where one is asked for, and the invitations that are open. */
export async function accountsPage(db: Queryable, viewer: Viewer, params: URLSearchParams, locale: Locale, now: Date) {
  const wanted = readPeople(params);
  const text = wanted.toLocaleLowerCase('nb');
  const accounts = await accountsOf(db, viewer, localDate(now));
  return {
    wanted,
    saved: ownWord(words[locale].saved, readSaved(params)),
    accounts: accounts.filter(({ name, email }) => `${name} ${email}`.toLocaleLowerCase('nb').includes(text)),
    invitations: await listOpenInvitations(db, viewer, now),
    members: await membersOf(db, viewer),
  };
}

/** One account, and what the viewer may do with it; undefined where it is not theirs to keep. */
export async function accountPage(db: Queryable, viewer: Viewer, now: Date, id: string) {
  const account = (await accountsOf(db, viewer, localDate(now), id)).at(0);
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

/** Of the network that the viewer administers and the municipalities that they edit, each once. */
async function accountsOf(db: Queryable, viewer: Viewer, today: string, id?: string) {
  const [networkId] = placesOf(viewer, 'administer');
  const edited = placesOf(viewer, 'edit').length > 0 ? await listAccountsOfMunicipality(db, viewer, today, id) : [];
  const administered = networkId === undefined ? [] : await listAccountsOfNetwork(db, viewer, networkId, today, id);
  const ids = new Set(edited.map((account) => account.id));
  return [...edited, ...administered.filter((account) => !ids.has(account.id))];
}

async function membersOf(db: Queryable, viewer: Viewer) {
  const [networkId] = placesOf(viewer, 'administer');
  return networkId === undefined ? [] : listMembers(db, networkId);
}
