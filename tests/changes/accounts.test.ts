import { beforeEach, describe, expect, test } from 'vitest';
import { deactivateAccount, reactivateAccount, setLocale } from '#changes/accounts/accounts.ts';
import { InvalidInputError, NotAllowedError, NotFoundError } from '#changes/errors.ts';
import { type InvitationInput, inviteAdmin, issueInvitation, useInvitation } from '#changes/invitations/invitations.ts';
import { createNetwork } from '#changes/networks.ts';
import { changePerson, createPerson, deactivatePerson, movePerson, protectPerson } from '#changes/people/people.ts';
import { verifyRecord } from '#changes/record/append.ts';
import type { Database } from '#db/open.ts';
import { findInvitation, listKeptAccounts } from '#db/queries/accounts.ts';
import { listMembers } from '#db/queries/municipalities.ts';
import { invitations, sessions } from '#db/schema/accounts.ts';
import { a, b, c, d, everyRow, now, openTwoNetworks, today, viewer, viewers } from '../support/two-networks.ts';
import { accountRow } from '../support/cast.ts';

let database: Database;
let newcomer: string;

beforeEach(async () => {
  database = await openTwoNetworks();
  newcomer = await createPerson(database, viewers.editorOfA, now, {
    givenName: 'Kari',
    familyName: 'Ny',
    title: '',
    department: '',
    email: 'Kari@example.org',
    phone: '',
  });
});

const forPerson = (personId: string): InvitationInput => ({ personId, role: 'staff', email: '', name: '', municipalityCode: null });
const guest: InvitationInput = { personId: null, role: 'planner', email: 'Plan@example.org', name: 'Per Plan', municipalityCode: b };
const passwordHash = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA';
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
const use = (token: string, at = now) => useInvitation(database, at, { token, passwordHash, locale: 'nb' });
const accountOf = (id: string) => accountRow(database, id);

describe('an invitation', () => {
  test('from an editor makes a person of the own municipality staff, with the name and mail address on file', async () => {
    const { token } = await issueInvitation(database, viewers.editorOfA, now, {
      ...forPerson(newcomer),
      email: 'mine@example.org',
      name: 'Me',
      municipalityCode: b,
    });
    expect(await findInvitation(database.read, token, now)).toMatchObject({ email: 'kari@example.org', name: 'Kari Ny', role: 'staff' });
    const account = await accountOf(await use(token));
    expect(account).toMatchObject({
      email: 'kari@example.org',
      role: 'staff',
      municipalityCode: a,
      networkId: null,
      personId: newcomer,
      locale: 'nb',
      passwordHash,
    });
    expect(await verifyRecord(database.read)).toMatchObject({ whole: true });
  });

  test('from a network admin gives any role within the network', async () => {
    const { token } = await issueInvitation(database, viewers.adminOfN1, now, guest);
    expect(await accountOf(await use(token))).toMatchObject({
      email: 'plan@example.org',
      role: 'planner',
      municipalityCode: b,
      networkId: null,
    });
    const admin = await issueInvitation(database, viewers.adminOfN1, now, {
      ...guest,
      role: 'admin',
      email: 'next@example.org',
      municipalityCode: null,
    });
    expect(await accountOf(await use(admin.token))).toMatchObject({ role: 'admin', networkId: 'n1' });
  });

  test('is used once, even by two at once, and answers alike when used, ended or unknown', async () => {
    const { token } = await issueInvitation(database, viewers.editorOfA, now, forPerson(newcomer));
    const results = await Promise.allSettled([use(token), use(token)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(use(token)).rejects.toEqual(new NotFoundError('invitation'));
    await expect(use('unknown')).rejects.toEqual(new NotFoundError('invitation'));
    expect(await findInvitation(database.read, token, now)).toBeUndefined();
  });

  test('ends after seven days, and a newer one ends the earlier', async () => {
    const first = await issueInvitation(database, viewers.editorOfA, now, forPerson(newcomer));
    await expect(use(first.token, hours(7 * 24))).rejects.toBeInstanceOf(NotFoundError);
    const second = await issueInvitation(database, viewers.editorOfA, now, forPerson(newcomer));
    await expect(use(first.token)).rejects.toBeInstanceOf(NotFoundError);
    await use(second.token);
  });

  test('ends when the same person is invited again under a new mail address', async () => {
    const first = await issueInvitation(database, viewers.editorOfA, now, forPerson(newcomer));
    await changePerson(database, viewers.editorOfA, now, {
      personId: newcomer,
      givenName: 'Kari',
      familyName: 'Ny',
      title: '',
      department: '',
      email: 'new@example.org',
    });
    const second = await issueInvitation(database, viewers.editorOfA, now, forPerson(newcomer));
    await expect(use(first.token)).rejects.toEqual(new NotFoundError('invitation'));
    expect(await accountOf(await use(second.token))).toMatchObject({ email: 'new@example.org' });
  });

  test('leaves its secret nowhere in the database', async () => {
    const { token } = await issueInvitation(database, viewers.editorOfA, now, forPerson(newcomer));
    expect(await everyRow(database)).not.toContain(token);
  });

  test('is void once the person has left or moved, or who invited may no longer', async () => {
    const left = await issueInvitation(database, viewers.editorOfA, now, forPerson(newcomer));
    await deactivatePerson(database, viewers.editorOfA, now, { personId: newcomer });
    await expect(use(left.token)).rejects.toBeInstanceOf(NotFoundError);

    const other = await createPerson(database, viewers.editorOfA, now, {
      givenName: 'Ola',
      familyName: 'Ny',
      title: '',
      department: '',
      email: 'ola@example.org',
      phone: '',
    });
    const moved = await issueInvitation(database, viewers.editorOfA, now, forPerson(other));
    await movePerson(database, viewers.adminOfN1, now, { personId: other, municipalityCode: b, keepAgreedHours: true });
    await expect(use(moved.token)).rejects.toBeInstanceOf(NotFoundError);

    const orphan = await issueInvitation(database, viewers.editorOfB, now, forPerson(other));
    await deactivateAccount(database, viewers.adminOfN1, now, { accountId: 'editor-1002' });
    await expect(use(orphan.token)).rejects.toBeInstanceOf(NotFoundError);

    const third = await createPerson(database, viewers.editorOfA, now, {
      givenName: 'Eli',
      familyName: 'Ny',
      title: '',
      department: '',
      email: 'eli@example.org',
      phone: '',
    });
    const leftBehind = await issueInvitation(database, viewers.editorOfA, now, forPerson(third));
    await movePerson(database, viewers.adminOfN1, now, { personId: 'a2', municipalityCode: b, keepAgreedHours: true });
    await expect(use(leftBehind.token)).rejects.toBeInstanceOf(NotFoundError);
  });

  test.each([
    [
      'an editor for a role above staff',
      () => viewers.editorOfA,
      () => ({ ...forPerson(newcomer), role: 'editor' as const }),
      NotFoundError,
    ],
    ['an editor for an admin', () => viewers.editorOfA, () => ({ ...forPerson(newcomer), role: 'admin' as const }), NotFoundError],
    ['an editor for a person of another municipality', () => viewers.editorOfA, () => forPerson('b'), NotFoundError],
    [
      'an editor for somebody without a person',
      () => viewers.editorOfA,
      () => ({ ...guest, role: 'staff' as const, municipalityCode: a }),
      NotFoundError,
    ],
    ['an admin for a municipality outside the network', () => viewers.adminOfN1, () => ({ ...guest, municipalityCode: c }), NotFoundError],
    [
      'an admin for another admin who would belong to a foreign municipality',
      () => viewers.adminOfN1,
      () => ({ ...guest, role: 'admin' as const, municipalityCode: c }),
      NotFoundError,
    ],
    [
      'an admin for another admin who is a foreign person',
      () => viewers.adminOfN1,
      () => ({ ...forPerson('c'), role: 'admin' as const }),
      NotFoundError,
    ],
    ['an admin for a person outside the network', () => viewers.adminOfN1, () => forPerson('d'), NotFoundError],
    ['an admin of N2 for a municipality of N1 alone', () => viewers.adminOfN2, () => ({ ...guest, municipalityCode: a }), NotFoundError],
    [
      'an editor who belongs to no municipality',
      () => viewers.adminOfN1,
      () => ({ ...guest, role: 'editor' as const, municipalityCode: null }),
      InvalidInputError,
    ],
    ['a role that is none', () => viewers.adminOfN1, () => ({ ...guest, role: 'king' as 'admin' }), InvalidInputError],
    ['an address that has an account', () => viewers.adminOfN1, () => ({ ...guest, email: 'Staff-1001@example.org' }), InvalidInputError],
    ['a person who has an account', () => viewers.editorOfA, () => forPerson('a'), InvalidInputError],
    ['no mail address', () => viewers.adminOfN1, () => ({ ...guest, email: 'nobody' }), InvalidInputError],
    ['staff who say they are admin', () => ({ ...viewers.staffOfA, roles: viewers.adminOfN1.roles }), () => guest, NotFoundError],
    ['a planner', () => viewers.plannerOfB, () => guest, NotAllowedError],
  ])('is refused: %s', async (_, by, input, error) => {
    const before = await everyRow(database);
    await expect(issueInvitation(database, by(), now, input())).rejects.toBeInstanceOf(error);
    expect(await everyRow(database)).toBe(before);
  });

  test('from a network admin finds no protected person, and one from their own editor does', async () => {
    await protectPerson(database, viewers.editorOfA, now, { personId: newcomer, protected: true });
    const before = await everyRow(database);
    await expect(issueInvitation(database, viewers.adminOfN1, now, forPerson(newcomer))).rejects.toEqual(new NotFoundError('person'));
    expect(await everyRow(database)).toBe(before);
    expect(await issueInvitation(database, viewers.editorOfA, now, forPerson(newcomer))).toHaveProperty('token');
  });

  test('to a first admin is good for one hour', async () => {
    const { token, endsAt } = await inviteAdmin(database, now, { email: 'Boss@example.org', name: 'Boss', networkId: 'n1' });
    expect(endsAt).toEqual(hours(1));
    await expect(use(token, hours(1))).rejects.toBeInstanceOf(NotFoundError);
    expect(await accountOf(await use(token))).toMatchObject({ email: 'boss@example.org', role: 'admin', networkId: 'n1' });
    await expect(inviteAdmin(database, now, { email: 'x@example.org', name: 'X', networkId: 'none' })).rejects.toBeInstanceOf(
      InvalidInputError,
    );
  });

  test('takes no password in clear', async () => {
    const { token } = await issueInvitation(database, viewers.editorOfA, now, forPerson(newcomer));
    await expect(useInvitation(database, now, { token, passwordHash: 'correct horse battery', locale: null })).rejects.toThrow(
      /Hash the password/,
    );
    expect(await database.read.select().from(invitations)).toMatchObject([{ usedAt: null }]);
  });
});

describe('an account', () => {
  test('is deactivated by an editor or the network admin: its sessions end', async () => {
    await database.write((tx) =>
      tx.insert(sessions).values({ idHash: 'h', publicId: 'p', accountId: 'staff-1001', createdAt: now, idleEndsAt: now, endsAt: now }),
    );
    await deactivateAccount(database, viewers.editorOfA, now, { accountId: 'staff-1001' });
    expect(await accountOf('staff-1001')).toMatchObject({ active: false });
    expect(await database.read.select().from(sessions)).toEqual([]);
    await reactivateAccount(database, viewers.adminOfN1, now, { accountId: 'staff-1001' });
    expect(await accountOf('staff-1001')).toMatchObject({ active: true });
  });

  test.each([
    ["one's own", () => viewers.adminOfN1, 'admin-n1', NotFoundError],
    ["an editor's, by an editor", () => viewer('editor', b, ['n1', 'n2']), 'planner-1002', NotFoundError],
    ['staff of another municipality, by an editor', () => viewers.editorOfB, 'staff-1001', NotFoundError],
    ['outside the network, by its admin', () => viewers.adminOfN2, 'staff-1001', NotFoundError],
    ["another network's admin, whose municipality is in this one", () => viewers.adminOfN1, 'admin-1002', NotFoundError],
    ['one that does not exist', () => viewers.adminOfN1, 'nothing', NotFoundError],
    ['by staff', () => viewers.staffOfA, 'editor-1001', NotAllowedError],
    ['by staff who say they are admin', () => ({ ...viewers.staffOfA, roles: viewers.adminOfN1.roles }), 'editor-1001', NotFoundError],
  ])('is not deactivated: %s', async (_, by, accountId, error) => {
    const before = await everyRow(database);
    await expect(deactivateAccount(database, by(), now, { accountId })).rejects.toBeInstanceOf(error);
    await expect(reactivateAccount(database, by(), now, { accountId })).rejects.toBeInstanceOf(error);
    expect(await everyRow(database)).toBe(before);
  });

  test('keeps the language it chose, and a taste is no event', async () => {
    const { rows: before } = await database.client.execute('SELECT count(*) AS n FROM events');
    await setLocale(database, viewers.staffOfA, { locale: 'nb' });
    expect(await accountOf('staff-1001')).toMatchObject({ locale: 'nb' });
    expect((await database.client.execute('SELECT count(*) AS n FROM events')).rows).toEqual(before);
    await expect(setLocale(database, viewers.staffOfA, { locale: 'xx' as 'en' })).rejects.toBeInstanceOf(InvalidInputError);
  });

  test('is listed for the editors of its municipality and the admin of its network, without its password', async () => {
    const ofA = await listKeptAccounts(database.read, viewers.editorOfA, today, {});
    expect(ofA.map(({ id }) => id)).toEqual(['editor-1001', 'staff-1001']);
    expect(ofA[0]).not.toHaveProperty('passwordHash');
    const ofN1 = await listKeptAccounts(database.read, viewers.adminOfN1, today, {});
    expect(ofN1.map(({ id }) => id)).toEqual(['admin-n1', 'editor-1001', 'editor-1002', 'planner-1002', 'staff-1001']);
    expect(await listKeptAccounts(database.read, viewers.staffOfA, today, {})).toEqual([]);
    const [found] = await listKeptAccounts(database.read, viewers.adminOfN1, today, { text: 'PLANNER-1002' });
    expect(found?.id).toBe('planner-1002');
  });
});

describe('a network', () => {
  test('is created from the machine that runs the server, of two municipalities or more', async () => {
    const id = await createNetwork(database, now, { name: 'New', municipalityCodes: [d, c, d] });
    expect((await listMembers(database.read, id)).map(({ code }) => code).toSorted()).toEqual([c, d].toSorted());
    await expect(createNetwork(database, now, { name: 'New', municipalityCodes: [d] })).rejects.toBeInstanceOf(InvalidInputError);
    await expect(createNetwork(database, now, { name: 'New', municipalityCodes: [d, '0000'] })).rejects.toBeInstanceOf(InvalidInputError);
    await expect(createNetwork(database, now, { name: ' ', municipalityCodes: [c, d] })).rejects.toBeInstanceOf(InvalidInputError);
  });
});
