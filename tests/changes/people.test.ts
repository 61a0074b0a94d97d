import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Viewer } from '#access/viewer.ts';
import { Checks } from '#changes/checks.ts';
import { InvalidInputError, NotAllowedError, NotFoundError } from '#changes/errors.ts';
import { changePerson, createPerson, deactivatePerson, movePerson, protectPerson, reactivatePerson } from '#changes/people/people.ts';
import { changeProfile } from '#changes/people/profile.ts';
import { verifyRecord } from '#changes/record/append.ts';
import type { Database } from '#db/open.ts';
import { findPersonRow } from '#db/queries/people.ts';
import { accounts, sessions } from '#db/schema/accounts.ts';
import { expertise, people } from '#db/schema/people.ts';
import { a, b, c, d, everyRow, know, now, openTwoNetworks, viewer, viewers } from '../support/two-networks.ts';
import { growth } from '../support/growth.ts';
import { accountRow } from '../support/cast.ts';

let database: Database;

beforeEach(async () => {
  database = await openTwoNetworks();
});

const hr = { givenName: 'Kari', familyName: 'Nordmann', title: 'Adviser', department: 'Plan', email: 'Kari@Example.org' };
/** Its check digits hold; the month, beyond 80, marks it as synthetic, so that it belongs to nobody. */
const nationalId = '01815510093';

async function refused(work: Promise<unknown>, error: new (...parameters: never[]) => Error): Promise<void> {
  await expect(work).rejects.toBeInstanceOf(error);
}

async function findable(personId: string): Promise<boolean> {
  const { rows } = await database.client.execute({ sql: 'SELECT 1 FROM search_documents WHERE person_id = ?', args: [personId] });
  return rows.length > 0;
}

describe('an editor', () => {
  test('creates a person of their own municipality, who is found and on record', async () => {
    const id = await createPerson(database, viewers.editorOfA, now, { ...hr, phone: '+47 900 00 000' });
    expect(await findPersonRow(database.read, id)).toMatchObject({
      ...hr,
      email: 'kari@example.org',
      municipalityCode: a,
      active: true,
      protected: false,
    });
    expect(await findable(id)).toBe(true);
    expect(await verifyRecord(database.read)).toEqual({ whole: true, events: 1 });
  });

  test('cannot smuggle in a municipality, an audience or protection', async () => {
    const smuggled = { ...hr, phone: '', municipalityCode: b, protected: true, contactAudience: 'nobody', id: 'chosen' };
    const id = await createPerson(database, viewers.editorOfA, now, smuggled);
    expect(await findPersonRow(database.read, id)).toMatchObject({ municipalityCode: a, protected: false, contactAudience: 'network' });
    await changePerson(database, viewers.editorOfA, now, { ...smuggled, personId: id });
    expect(await findPersonRow(database.read, id)).toMatchObject({ id, municipalityCode: a, protected: false, contactAudience: 'network' });
  });

  test('hides a person who left: nobody finds them, their sessions end, and they come back without a sign-in', async () => {
    await database.write((tx) =>
      tx.insert(sessions).values({ idHash: 'h', publicId: 'p', accountId: 'staff-1001', createdAt: now, idleEndsAt: now, endsAt: now }),
    );
    await deactivatePerson(database, viewers.editorOfA, now, { personId: 'a' });
    expect(await findable('a')).toBe(false);
    expect(await database.read.select().from(sessions)).toEqual([]);
    const signIn = database.read.select().from(accounts).where(eq(accounts.personId, 'a'));
    expect(await signIn).toMatchObject([{ active: false }]);
    await reactivatePerson(database, viewers.editorOfA, now, { personId: 'a' });
    expect(await findable('a')).toBe(true);
    expect(await signIn).toMatchObject([{ active: false }]);
  });

  test('does not deactivate themselves', async () => {
    await refused(deactivatePerson(database, viewers.editorOfA, now, { personId: 'a2' }), NotAllowedError);
  });

  test('takes a person off the lists and puts them back', async () => {
    await protectPerson(database, viewers.editorOfA, now, { personId: 'a', protected: true });
    expect(await findable('a')).toBe(false);
    await protectPerson(database, viewers.editorOfA, now, { personId: 'a', protected: false });
    expect(await findable('a')).toBe(true);
  });

  test('is told of a double in the own municipality, and never of one elsewhere', async () => {
    await refused(createPerson(database, viewers.editorOfA, now, { ...hr, phone: '', email: 'A2@example.org' }), InvalidInputError);
    await createPerson(database, viewers.editorOfA, now, { ...hr, phone: '', email: 'b@example.org' });
  });

  test.each([
    ['no name', { givenName: ' ' }, 'givenName', 'missing'],
    ['a name of 81 letters', { familyName: 'x'.repeat(81) }, 'familyName', 'tooLong'],
    ['no mail address', { email: 'kari' }, 'email', 'notAnEmail'],
    ['a national identity number', { title: `Adviser ${nationalId}` }, 'title', 'nationalId'],
    ['a spaced national identity number', { department: `${nationalId.slice(0, 6)} ${nationalId.slice(6)}` }, 'department', 'nationalId'],
  ])('is told which field holds %s, and nothing is saved', async (_, fault, field, key) => {
    const rows = await everyRow(database);
    const error = await changePerson(database, viewers.editorOfA, now, { ...hr, ...fault, personId: 'a' }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(error.problems).toMatchObject([{ field, key }]);
    expect(error.message).not.toContain(nationalId);
    expect(await everyRow(database)).toBe(rows);
  });
});

test('a mail address made to take long is refused no slower than it is long', () => {
  const refuse = (length: number) => {
    const checks = new Checks();
    checks.email('email', `a@${'.'.repeat(length)}@`);
    expect(() => checks.done()).toThrow(InvalidInputError);
  };
  expect(growth(refuse, 50_000)).toBeLessThan(20);
});

describe('a refusal changes no row', () => {
  const everyChange: [string, (viewer: Viewer, personId: string) => Promise<unknown>][] = [
    ['change', (viewer, personId) => changePerson(database, viewer, now, { ...hr, personId })],
    ['deactivate', (viewer, personId) => deactivatePerson(database, viewer, now, { personId })],
    ['reactivate', (viewer, personId) => reactivatePerson(database, viewer, now, { personId })],
    ['protect', (viewer, personId) => protectPerson(database, viewer, now, { personId, protected: true })],
  ];
  const outsiders = (['staff', 'member', 'planner', 'keeper', 'auditor', 'admin'] as const).map((role) => viewer(role, a, ['n1'], 'a2'));

  test.each(everyChange)('%s: a foreign person answers exactly as one who does not exist', async (_, change) => {
    const rows = await everyRow(database);
    for (const id of ['b', 'c', 'd', 'nobody', '']) {
      await expect(change(viewers.editorOfA, id)).rejects.toEqual(new NotFoundError('person'));
    }
    expect(await everyRow(database)).toBe(rows);
  });

  test.each(everyChange)('%s: every role but an editor is refused, in the own municipality too', async (_, change) => {
    const rows = await everyRow(database);
    for (const outsider of outsiders) await refused(change(outsider, 'a'), NotAllowedError);
    expect(await everyRow(database)).toBe(rows);
  });

  test('create: every role but an editor is refused, and an editor without a municipality too', async () => {
    const rows = await everyRow(database);
    for (const outsider of [...outsiders, viewer('editor', null, ['n1'])])
      await refused(createPerson(database, outsider, now, { ...hr, phone: '' }), NotAllowedError);
    expect(await everyRow(database)).toBe(rows);
  });
});

describe('a profile', () => {
  test('of somebody who left is not changed any more', async () => {
    await deactivatePerson(database, viewers.editorOfA, now, { personId: 'a' });
    await refused(changeProfile(database, viewers.staffOfA, now, { phone: '1' }), NotFoundError);
  });

  test("is changed field by field, and only one's own", async () => {
    const smuggled = { phone: '123', personId: 'b', id: 'b', title: 'Mayor', municipalityCode: b, active: false };
    await changeProfile(database, viewers.staffOfA, now, smuggled);
    expect(await findPersonRow(database.read, 'a')).toMatchObject({
      phone: '123',
      contactFor: 'contact-a',
      title: 'Title a',
      municipalityCode: a,
      active: true,
    });
    expect(await findPersonRow(database.read, 'b')).toMatchObject({ phone: 'phone-b' });
    await refused(changeProfile(database, viewers.staffOfA, now, { phone: 'call me' }), InvalidInputError);
    await refused(changeProfile(database, viewers.adminOfN1, now, { phone: '1' }), NotAllowedError);
  });

  test('keeps the working week, languages, absence and a stand-in of the same municipality', async () => {
    const week = { mon: { from: '08:00', to: '15:30', place: 'office' as const } };
    await changeProfile(database, viewers.staffOfA, now, {
      workdays: week,
      languages: ['no', 'en', 'no'],
      absentFrom: '2026-12-01',
      absentUntil: '2026-12-24',
      standInId: 'a2',
    });
    expect(await findPersonRow(database.read, 'a')).toMatchObject({
      workdays: week,
      languages: ['no', 'en'],
      absentFrom: '2026-12-01',
      standInId: 'a2',
    });
  });

  test.each([
    ['a stand-in of another municipality', { standInId: 'b' }, 'standInId', 'unknown'],
    ['oneself as stand-in', { standInId: 'a' }, 'standInId', 'unknown'],
    ['a stand-in who does not exist', { standInId: 'x' }, 'standInId', 'unknown'],
    ['an end before the start', { absentFrom: '2026-12-24', absentUntil: '2026-12-01' }, 'absentUntil', 'beforeStart'],
    ['an end without a start', { absentUntil: '2026-12-01' }, 'absentFrom', 'missing'],
    ['a day that is in no calendar', { absentFrom: '2026-02-30' }, 'absentFrom', 'notADate'],
    ['an audience that is none', { contactAudience: 'everybody' as 'network' }, 'contactAudience', 'notAChoice'],
    ['a time that is none', { workdays: { mon: { from: '25:00', to: '26:00', place: 'office' as const } } }, 'workdays.mon', 'notATime'],
    [
      'a day that ends before it begins',
      { workdays: { tue: { from: '16:00', to: '08:00', place: 'home' as const } } },
      'workdays.tue',
      'notATime',
    ],
    ['a language that is none', { languages: ['norsk'] }, 'languages', 'notALanguage'],
    ['a national identity number', { contactFor: `Ring ${nationalId}` }, 'contactFor', 'nationalId'],
    ['a national identity number as telephone', { phone: nationalId }, 'phone', 'nationalId'],
  ])('refuses %s', async (_, input, field, key) => {
    const rows = await everyRow(database);
    const error = await changeProfile(database, viewers.staffOfA, now, input).catch((thrown) => thrown);
    expect(error.problems).toMatchObject([{ field, key }]);
    expect(await everyRow(database)).toBe(rows);
  });

  test('refuses a stand-in who is hidden', async () => {
    await database.write((tx) => tx.update(people).set({ protected: true }).where(eq(people.id, 'a2')));
    await refused(changeProfile(database, viewers.staffOfA, now, { standInId: 'a2' }), InvalidInputError);
  });

  test('50 changes at once are all kept and all on record', async () => {
    const editor = viewers.editorOfA;
    const ids = await Promise.all(
      Array.from({ length: 50 }, (_, i) => createPerson(database, editor, now, { ...hr, phone: '', email: `kari${i}@example.org` })),
    );
    await Promise.all(
      ids.map((personId, i) =>
        changePerson(database, editor, now, { ...hr, email: `kari${i}@example.org`, title: `Adviser ${i}`, personId }),
      ),
    );
    const kept = await database.read.select({ title: people.title }).from(people).where(eq(people.familyName, 'Nordmann'));
    expect(kept.map(({ title }) => title).sort()).toEqual(ids.map((_, i) => `Adviser ${i}`).sort());
    expect(await verifyRecord(database.read)).toEqual({ whole: true, events: 100 });
  });
});

describe('a move', () => {
  const move = (viewer: Viewer, personId: string, municipalityCode: string, keepAgreedHours = true) =>
    movePerson(database, viewer, now, { personId, municipalityCode, keepAgreedHours });

  test('takes the person, their agreed hours and their sign-in to the new municipality', async () => {
    await know(database, 'a', 'gdpr', 8);
    await move(viewers.adminOfN1, 'a', b);
    expect(await findPersonRow(database.read, 'a')).toMatchObject({ municipalityCode: b });
    expect(await database.read.select().from(expertise)).toMatchObject([{ agreedHours: 8, agreedUntil: '2027-06-30' }]);
    expect(await accountRow(database, 'staff-1001')).toMatchObject({ personId: 'a', municipalityCode: b, role: 'staff' });
    const { rows } = await database.client.execute("SELECT DISTINCT municipality_code AS code FROM search_documents WHERE person_id = 'a'");
    expect(rows.map(({ code }) => code)).toEqual([b]);
  });

  test('leaves the hours waiting for the new editor where they are not taken over', async () => {
    await know(database, 'a', 'gdpr', 8);
    await move(viewers.adminOfN1, 'a', b, false);
    expect(await database.read.select().from(expertise)).toMatchObject([{ askedHours: 8, agreedHours: 0, agreedUntil: null }]);
  });

  test('makes an editor staff and ends their sessions', async () => {
    await database.write((tx) =>
      tx.insert(sessions).values({ idHash: 'h', publicId: 'p', accountId: 'editor-1001', createdAt: now, idleEndsAt: now, endsAt: now }),
    );
    await move(viewers.adminOfN1, 'a2', b);
    expect(await accountRow(database, 'editor-1001')).toMatchObject({ personId: 'a2', municipalityCode: b, role: 'staff' });
    expect(await database.read.select().from(sessions)).toEqual([]);
  });

  test('ends stand-ins on both sides', async () => {
    await changeProfile(database, viewers.staffOfA, now, { standInId: 'a2' });
    await move(viewers.adminOfN1, 'a2', b);
    expect(await findPersonRow(database.read, 'a')).toMatchObject({ standInId: null });
  });

  test('is for the admin of a network that holds both municipalities', async () => {
    const rows = await everyRow(database);
    await refused(move(viewers.adminOfN1, 'b', c), InvalidInputError);
    await refused(move(viewers.adminOfN1, 'c', b), NotFoundError);
    await refused(move(viewers.adminOfN1, 'd', a), NotFoundError);
    await refused(move(viewers.adminOfN1, 'nobody', a), NotFoundError);
    await refused(move(viewers.adminOfN1, 'a', d), InvalidInputError);
    expect(await everyRow(database)).toBe(rows);
  });

  test('an admin of N2 whose own municipality is also in N1 moves nobody of N1', async () => {
    await refused(move(viewers.adminOfN2, 'a', b), NotFoundError);
  });

  test('the role counts as the account has it, not as the request says', async () => {
    await refused(move({ ...viewers.staffOfA, roles: viewers.adminOfN1.roles }, 'a', b), NotAllowedError);
    await refused(move(viewers.editorOfA, 'a', b), NotAllowedError);
    await refused(move(viewer('admin', null, ['n1'], null), 'a', d), InvalidInputError);
  });

  test('an admin who was deactivated a moment ago moves nobody', async () => {
    await database.write((tx) => tx.update(accounts).set({ active: false }).where(eq(accounts.id, 'admin-n1')));
    await refused(move(viewers.adminOfN1, 'a', b), NotAllowedError);
  });

  test('protected and inactive people answer as those who do not exist', async () => {
    await protectPerson(database, viewers.editorOfA, now, { personId: 'a', protected: true });
    await expect(move(viewers.adminOfN1, 'a', b)).rejects.toEqual(new NotFoundError('person'));
  });
});
