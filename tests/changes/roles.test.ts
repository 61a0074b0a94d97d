import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { giveRole, takeRole } from '#changes/accounts/roles.ts';
import { InvalidInputError, NotAllowedError, NotFoundError } from '#changes/errors.ts';
import { type InvitationInput, issueInvitation, useInvitation } from '#changes/invitations/invitations.ts';
import { revokeInvitation } from '#changes/invitations/revoking.ts';
import { verifyRecord } from '#changes/record/append.ts';
import type { Database } from '#db/open.ts';
import { hashToken, listOpenInvitations } from '#db/queries/accounts.ts';
import { listRolesInForce } from '#db/queries/roles.ts';
import { accountRoles } from '#db/schema/accounts.ts';
import { insertAccounts } from '../support/accounts.ts';
import { a, b, c, d, everyRow, now, openTwoNetworks, today, viewers } from '../support/two-networks.ts';

let database: Database;
beforeEach(async () => {
  database = await openTwoNetworks();
});

const { adminOfN1, adminOfN2, editorOfA, editorOfB, staffOfA } = viewers;
const staff = staffOfA.accountId;
const lasting = { from: null, until: null };
const rolesOf = async (id: string) =>
  (await listRolesInForce(database.read, id, today)).map(({ role, ...at }) => [role, at.municipalityCode ?? at.networkId]);
const passwordHash = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA';
const guest: InvitationInput = { personId: null, role: 'planner', email: 'plan@example.org', name: 'Per Plan', municipalityCode: b };

async function changesNothing(what: () => Promise<unknown>, error: new (...given: never[]) => Error) {
  const before = await everyRow(database);
  await expect(what()).rejects.toThrow(error);
  expect(await everyRow(database)).toBe(before);
}

describe('a role', () => {
  test('is given beside those that an account has, in another municipality of the network too, and taken again, on the record', async () => {
    await giveRole(database, adminOfN1, now, { accountId: staff, role: 'editor', municipalityCode: b, ...lasting });
    expect(await rolesOf(staff)).toEqual([
      ['editor', b],
      ['staff', a],
    ]);
    await takeRole(database, adminOfN1, now, { accountId: staff, role: 'editor', municipalityCode: b });
    expect(await rolesOf(staff)).toEqual([['staff', a]]);
    expect(await verifyRecord(database.read)).toMatchObject({ whole: true });
  });

  test('that ended yesterday, or begins tomorrow, gives nothing', async () => {
    await database.write(async (tx) => {
      const held = { accountId: staff, municipalityCode: a, networkId: null };
      await tx.insert(accountRoles).values({ ...held, role: 'editor', from: '2026-01-01', until: '2026-11-19' });
      await tx.insert(accountRoles).values({ ...held, role: 'planner', from: '2026-11-21', until: null });
    });
    expect(await rolesOf(staff)).toEqual([['staff', a]]);
    expect(await listRolesInForce(database.read, staff, '2026-11-19')).toHaveLength(2);
  });

  test('is given and taken by no editor, and by no admin of another network', async () => {
    for (const editor of [editorOfA, editorOfB]) {
      await changesNothing(
        () => giveRole(database, editor, now, { accountId: staff, role: 'editor', municipalityCode: a, ...lasting }),
        NotAllowedError,
      );
      await changesNothing(
        () => takeRole(database, editor, now, { accountId: staff, role: 'staff', municipalityCode: a }),
        NotAllowedError,
      );
    }
    await changesNothing(
      () => giveRole(database, adminOfN2, now, { accountId: staff, role: 'planner', municipalityCode: b, ...lasting }),
      NotFoundError,
    );
    await changesNothing(() => takeRole(database, adminOfN2, now, { accountId: staff, role: 'staff', municipalityCode: a }), NotFoundError);
  });

  test.each([c, d, '9999', ''])('is not given in %j, which is no municipality of the network', async (municipalityCode) => {
    await changesNothing(
      () => giveRole(database, adminOfN1, now, { accountId: staff, role: 'editor', municipalityCode, ...lasting }),
      NotFoundError,
    );
  });

  test('is given to and taken from nobody by themselves', async () => {
    const own = adminOfN1.accountId;
    await changesNothing(
      () => giveRole(database, adminOfN1, now, { accountId: own, role: 'planner', municipalityCode: a, ...lasting }),
      NotFoundError,
    );
    await changesNothing(
      () => takeRole(database, adminOfN1, now, { accountId: own, role: 'admin', municipalityCode: null }),
      NotFoundError,
    );
  });

  test('of the last admin is taken by nobody, nor given a last day', async () => {
    await database.write(async (tx) => {
      await insertAccounts(tx, {
        id: 'deputy',
        email: 'deputy@example.org',
        name: 'Deputy',
        role: 'admin',
        networkId: 'n1',
        createdAt: now,
      });
      await tx.update(accountRoles).set({ until: '2026-11-30' }).where(eq(accountRoles.accountId, 'deputy'));
    });
    const deputy = { ...adminOfN1, accountId: 'deputy' };
    const last = { accountId: adminOfN1.accountId, role: 'admin' as const, municipalityCode: null };
    await changesNothing(() => takeRole(database, deputy, now, last), InvalidInputError);
    await changesNothing(() => giveRole(database, deputy, now, { ...last, from: null, until: '2026-12-31' }), InvalidInputError);
  });

  test('is the only one of an account: to end the sign-in is the way then', async () => {
    await changesNothing(
      () => takeRole(database, adminOfN1, now, { accountId: staff, role: 'staff', municipalityCode: a }),
      InvalidInputError,
    );
  });
});

describe('an open invitation', () => {
  test('is listed for and revoked by who may invite to the same, and by nobody else', async () => {
    const { token } = await issueInvitation(database, adminOfN1, now, { ...guest, municipalityCode: a });
    const invitationId = hashToken(token);
    for (const stranger of [adminOfN2, editorOfA, editorOfB]) {
      expect(await listOpenInvitations(database.read, stranger, now)).toEqual([]);
      await changesNothing(() => revokeInvitation(database, stranger, now, { invitationId }), NotFoundError);
    }
    expect(await listOpenInvitations(database.read, adminOfN1, now)).toMatchObject([{ email: 'plan@example.org' }]);
    await changesNothing(() => revokeInvitation(database, staffOfA, now, { invitationId }), NotAllowedError);
    await revokeInvitation(database, adminOfN1, now, { invitationId });
    expect(await listOpenInvitations(database.read, adminOfN1, now)).toEqual([]);
    await changesNothing(() => useInvitation(database, now, { token, passwordHash, locale: null }), NotFoundError);
    expect(await verifyRecord(database.read)).toMatchObject({ whole: true });
  });

  test('to be an admin, or without a profile, is made by no editor', async () => {
    for (const role of ['admin', 'planner', 'staff'] as const)
      await changesNothing(() => issueInvitation(database, editorOfA, now, { ...guest, role, municipalityCode: a }), NotFoundError);
  });
});
