import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '#access/viewer.ts';
import { networkMembers, networks } from '#db/schema/networks.ts';
import { people } from '#db/schema/people.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { accountRow, addAccount, addPerson, eventsOnRecord, get, moss, post, vestby } from '../support/cast.ts';

let server: TestServer;
let editor: string;
let admin: string;
let networkId: string;

beforeAll(async () => {
  server = await startServer({ demo: true });
  editor = await server.signIn('editor');
  admin = await server.signIn('admin');
  [{ networkId }] = await server.database.read.select().from(networkMembers).where(eq(networkMembers.municipalityCode, moss));
});
afterAll(() => server.close());

/** Somebody of Moss who signs in. */
async function addColleague(role: Role, more: Partial<{ networkId: string }> = {}) {
  const personId = await addPerson(server.database, moss);
  return { personId, page: `/people/${personId}`, ...(await addAccount(server.database, role, { personId, ...more })) };
}

const isIn = async (cookie: string) => (await get(server, '/experts', cookie)).status === 200;
const isActive = async (id: string) => (await accountRow(server.database, id)).active;

test.each(['planner', 'auditor', 'keeper', 'member', 'editor', 'admin'] as const)(
  'an editor cannot end the sign-in (%s) by deactivating the person',
  async (role) => {
    const colleague = await addColleague(role, role === 'admin' ? { networkId } : {});
    const before = await eventsOnRecord(server.database);
    const answer = await post(server, colleague.page, { do: 'deactivate' }, editor);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(
      'this role is more than staff, so only the network admin can end the sign-in; ask them to do so first',
    );
    expect((await post(server, colleague.page, { do: 'end-sign-in' }, editor)).status).toBe(404);
    expect(await isActive(colleague.id)).toBe(true);
    expect(await isIn(colleague.cookie)).toBe(true);
    const [person] = await server.database.read.select().from(people).where(eq(people.id, colleague.personId));
    expect(person.active).toBe(true);
    expect(await eventsOnRecord(server.database)).toBe(before);
  },
);

test('an editor is told beforehand whom to ask, and is offered no button that would be refused', async () => {
  const { page } = await addColleague('planner');
  const html = await (await get(server, page, editor)).text();
  expect(html).toContain('Ask the network admin to end the sign-in first.');
  expect(html).toContain('Only the network admin ends and restores this sign-in.');
  expect(html).not.toContain('value="deactivate"');
  expect(html).not.toContain('value="end-sign-in"');
});

test('an editor ends the sign-in of staff and restores it: sessions are over at once', async () => {
  const colleague = await addColleague('staff');
  expect(await isIn(colleague.cookie)).toBe(true);
  expect((await post(server, colleague.page, { do: 'end-sign-in' }, editor)).headers.get('location')).toBe(
    `${colleague.page}?saved=signInEnded`,
  );
  expect(await isIn(colleague.cookie)).toBe(false);
  expect(await isActive(colleague.id)).toBe(false);
  expect((await post(server, colleague.page, { do: 'restore-sign-in' }, editor)).status).toBe(303);
  expect(await isActive(colleague.id)).toBe(true);
});

test('staff who left and came back get their sign-in by a button of its own', async () => {
  const colleague = await addColleague('staff');
  expect((await post(server, colleague.page, { do: 'deactivate' }, editor)).status).toBe(303);
  expect(await isIn(colleague.cookie)).toBe(false);
  expect(await (await post(server, colleague.page, { do: 'restore-sign-in' }, editor)).text()).toContain(
    'Sign-in: bring the person back first',
  );
  await post(server, colleague.page, { do: 'reactivate' }, editor);
  expect(await isActive(colleague.id)).toBe(false);
  expect(await (await get(server, colleague.page, editor)).text()).toContain('value="restore-sign-in"');
  expect((await post(server, colleague.page, { do: 'restore-sign-in' }, editor)).status).toBe(303);
  expect(await isActive(colleague.id)).toBe(true);
});

test('once the network admin has ended the sign-in of a planner, an editor deactivates the person; the admin restores it', async () => {
  const colleague = await addColleague('planner');
  expect(await (await get(server, colleague.page, admin)).text()).toContain('value="end-sign-in"');
  expect((await post(server, colleague.page, { do: 'end-sign-in' }, admin)).status).toBe(303);
  expect(await isIn(colleague.cookie)).toBe(false);
  expect((await post(server, colleague.page, { do: 'deactivate' }, editor)).status).toBe(303);
  expect((await post(server, colleague.page, { do: 'restore-sign-in' }, admin)).status).toBe(404);
  await post(server, colleague.page, { do: 'reactivate' }, editor);
  expect((await post(server, colleague.page, { do: 'restore-sign-in' }, editor)).status).toBe(404);
  expect((await post(server, colleague.page, { do: 'restore-sign-in' }, admin)).status).toBe(303);
  expect(await isActive(colleague.id)).toBe(true);
});

test('nobody ends their own sign-in, and somebody who is not listed is out of the admin’s reach', async () => {
  const personId = await addPerson(server.database, moss);
  const self = await addAccount(server.database, 'admin', { personId, networkId });
  expect((await post(server, `/people/${personId}`, { do: 'end-sign-in' }, self.cookie)).status).toBe(404);
  expect(await (await get(server, `/people/${personId}`, self.cookie)).text()).not.toContain('value="end-sign-in"');
  const hidden = await addPerson(server.database, moss, { protected: true });
  const account = await addAccount(server.database, 'staff', { personId: hidden });
  expect((await post(server, `/people/${hidden}`, { do: 'end-sign-in' }, admin)).status).toBe(404);
  expect(await isActive(account.id)).toBe(true);
});

test.each(['planner', 'editor'] as const)(
  'somebody whose sign-in is more than staff (%s) is not hidden from the network admin, by themselves neither',
  async (role) => {
    const colleague = await addColleague(role);
    for (const cookie of role === 'editor' ? [editor, colleague.cookie] : [editor]) {
      const answer = await post(server, colleague.page, { do: 'protect', protected: 'yes' }, cookie);
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain('the network admin must be able to find who acts for others');
    }
    expect((await post(server, colleague.page, { do: 'end-sign-in' }, admin)).status).toBe(303);
    expect((await post(server, colleague.page, { do: 'protect', protected: 'yes' }, editor)).status).toBe(303);
  },
);

test('of two admins who end each other at once one stays', async () => {
  const id = crypto.randomUUID();
  await server.database.write(async (tx) => {
    await tx.insert(networks).values({ id, name: `Of ${id}` });
    await tx.insert(networkMembers).values([moss, '0301'].map((municipalityCode) => ({ networkId: id, municipalityCode })));
  });
  const [one, two] = [await addColleague('admin', { networkId: id }), await addColleague('admin', { networkId: id })];
  const answers = await Promise.all([
    post(server, one.page, { do: 'end-sign-in' }, two.cookie),
    post(server, two.page, { do: 'end-sign-in' }, one.cookie),
  ]);
  expect(answers.filter((answer) => answer.headers.get('location')?.endsWith('saved=signInEnded'))).toHaveLength(1);
  expect([await isActive(one.id), await isActive(two.id)].filter(Boolean)).toHaveLength(1);
});

test('the admin of one network neither moves, ends nor finds among people the admin of another', async () => {
  const other = 'the-other-network';
  await server.database.write(async (tx) => {
    await tx.insert(networks).values({ id: other, name: 'The other' });
    await tx.insert(networkMembers).values([moss, '0301'].map((municipalityCode) => ({ networkId: other, municipalityCode })));
  });
  const neighbour = await addColleague('admin', { networkId: other });
  const before = await eventsOnRecord(server.database);
  const asked: Record<string, string>[] = [
    { do: 'move', municipalityCode: vestby, keepAgreedHours: 'yes' },
    { do: 'end-sign-in' },
    { do: 'restore-sign-in' },
    { do: 'invite', role: 'admin' },
  ];
  for (const fields of asked) expect((await post(server, neighbour.page, fields, admin)).status, fields.do).toBe(404);
  expect((await get(server, neighbour.page, admin)).status).toBe(404);
  expect(await (await get(server, '/people?q=Kari+Moe', admin)).text()).not.toContain(neighbour.page);
  expect(await eventsOnRecord(server.database)).toBe(before);
  expect(await accountRow(server.database, neighbour.id)).toMatchObject({ active: true, municipalityCode: moss, networkId: other });
  expect(await isIn(neighbour.cookie)).toBe(true);
});
