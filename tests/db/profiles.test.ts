import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Viewer } from '#access/viewer.ts';
import type { Database } from '#db/open.ts';
import { findPersonForEditing, findPersonForMoving, listPeopleForEditing, listPeopleOfMunicipality } from '#db/queries/people.ts';
import { findOwnProfile, findProfile, findProfileAs, listPossibleStandIns } from '#db/queries/profiles.ts';
import { type Audience, audiences } from '#access/visibility.ts';
import { people, promises } from '#db/schema/people.ts';
import { a, b, c, d, know, openTwoNetworks, today, viewer, viewers } from '../support/two-networks.ts';

let database: Database;

beforeEach(async () => {
  database = await openTwoNetworks();
});

const of = (municipalityCode: string, networkIds: string[], personId: string | null = null) =>
  viewer('staff', municipalityCode, networkIds, personId);
const inA = of(a, ['n1'], 'a2');
const inB = of(b, ['n1', 'n2'], 'b');
const inC = of(c, ['n2'], 'c');
const inD = of(d, [], 'd');
const change = (id: string, values: Partial<typeof people.$inferInsert>) =>
  database.write((tx) => tx.update(people).set(values).where(eq(people.id, id)));
const seen = async (by: Viewer, id: string) => (await findProfile(database.read, by, id, today))?.id;

describe('who knows of a person', () => {
  test('people who share a network now: A and B, B and C, never A and C, and D nobody', async () => {
    const pairs: string[] = [];
    for (const by of [inA, inB, inC, inD]) {
      for (const id of ['a', 'b', 'c', 'd']) if (await seen(by, id)) pairs.push(`${by.personId} ${id}`);
    }
    expect(pairs).toEqual(['a2 a', 'a2 b', 'b a', 'b b', 'b c', 'c b', 'c c', 'd d']);
  });

  test('a network admin sees the network, and a viewer without a network or municipality nobody', async () => {
    expect(await seen(viewers.adminOfN1, 'a')).toBe('a');
    expect(await seen(viewers.adminOfN1, 'c')).toBeUndefined();
    expect(await seen(viewer('admin', null, []), 'a')).toBeUndefined();
  });

  test.each(['inactive', 'protected'])('an %s person is there for themselves alone', async (state) => {
    await change('a', state === 'inactive' ? { active: false } : { protected: true });
    for (const by of [inA, inB, viewers.adminOfN1, viewers.editorOfA]) expect(await seen(by, 'a')).toBeUndefined();
    expect(await seen(of(a, ['n1'], 'a'), 'a')).toBe('a');
    expect(await listPeopleOfMunicipality(database.read, viewers.editorOfA, a)).toMatchObject([{ id: 'a2' }]);
    expect(await listPeopleOfMunicipality(database.read, of(a, ['n1'], 'a'), a)).toMatchObject([{ id: 'a2' }]);
    expect(await findPersonForMoving(database.read, viewers.adminOfN1, 'a', today)).toBeUndefined();
    expect(await listPeopleForEditing(database.read, viewers.editorOfA)).toMatchObject([{ id: 'a' }, { id: 'a2' }]);
  });

  test('the list of a municipality is as near as its profiles', async () => {
    const listed = async (by: Viewer, code: string) => (await listPeopleOfMunicipality(database.read, by, code)).map(({ id }) => id);
    expect(await listed(inB, a)).toEqual(['a', 'a2']);
    expect(await listed(inC, a)).toEqual([]);
    expect(await listed(inD, a)).toEqual([]);
  });

  test('the list is in Norwegian alphabetical order', async () => {
    await change('a', { familyName: 'Østby' });
    await change('a2', { familyName: 'Aas' });
    await database.write((tx) =>
      tx.insert(people).values({
        id: 'z',
        municipalityCode: a,
        givenName: 'Z',
        familyName: 'Zahl',
        email: 'z@example.org',
        createdAt: new Date(),
        editedAt: new Date(),
      }),
    );
    const listed = await listPeopleOfMunicipality(database.read, inB, a);
    expect(listed.map(({ familyName }) => familyName)).toEqual(['Zahl', 'Østby', 'Aas']);
  });
});

describe('what they see', () => {
  const sections = { contact: 'contactAudience', topics: 'topicsAudience', absence: 'absenceAudience' } as const;
  /** Who sees a section with each audience: oneself, a colleague, a neighbour. */
  const expected: Record<Audience, [boolean, boolean, boolean]> = {
    nobody: [true, false, false],
    municipality: [true, true, false],
    network: [true, true, true],
  };

  test.each(Object.entries(sections).flatMap(([section, column]) => audiences.map((audience) => [section, audience, column] as const)))(
    'the section %s with the audience %s, by oneself, a colleague and a neighbour',
    async (section, audience, column) => {
      await know(database, 'a', 'gdpr', 5);
      await change('a', { absenceAudience: 'network', [column]: audience });
      const profiles = await Promise.all([of(a, ['n1'], 'a'), inA, inB].map((by) => findProfile(database.read, by, 'a', today)));
      expect(profiles.map((profile) => profile![section as keyof typeof sections] !== undefined)).toEqual(expected[audience]);
      const others = Object.keys(sections).filter((each) => each !== section) as (keyof typeof sections)[];
      for (const profile of profiles) for (const other of others) expect(profile![other]).toBeDefined();
      const own = of(a, ['n1'], 'a');
      for (const [i, as] of (['municipality', 'network'] as const).entries()) {
        expect(await findProfileAs(database.read, own, as, today)).toEqual(profiles[i + 1]);
      }
    },
  );

  test.each(audiences)('shared hours with the audience %s, within the topics', async (audience) => {
    await know(database, 'a', 'gdpr', 5);
    await change('a', { hoursAudience: audience });
    const profiles = await Promise.all([of(a, ['n1'], 'a'), inA, inB].map((by) => findProfile(database.read, by, 'a', today)));
    expect(profiles.map((profile) => profile!.topics![0].hours !== undefined)).toEqual(expected[audience]);
    await change('a', { topicsAudience: 'nobody', hoursAudience: 'network' });
    expect((await findProfile(database.read, inB, 'a', today))!.topics).toBeUndefined();
  });

  test('hours left are those agreed less those promised this month, and none once the agreement has ended', async () => {
    await know(database, 'a', 'gdpr', 5);
    await database.write((tx) =>
      tx.insert(promises).values([
        { personId: 'a', topicSlug: 'gdpr', month: '2026-11', hours: 3 },
        { personId: 'a', topicSlug: 'gdpr', month: '2026-12', hours: 9 },
      ]),
    );
    const hours = async (on: string) => (await findProfile(database.read, inB, 'a', on))!.topics![0].hours;
    expect(await hours('2026-11-20')).toEqual({ agreed: 5, until: '2027-06-30', left: 2 });
    expect(await hours('2026-12-01')).toMatchObject({ left: 0 });
    expect(await hours('2027-07-01')).toMatchObject({ agreed: 0, left: 0 });
  });

  test('the stand-in only where visible, and how to reach them only where they show it', async () => {
    await change('a', { absenceAudience: 'network', absentFrom: today, standInId: 'a2' });
    const standIn = async (by: Viewer) => (await findProfile(database.read, by, 'a', today))!.absence!.standIn;
    expect(await standIn(inB)).toEqual({ id: 'a2', givenName: 'Given-a2', familyName: 'Family-a2', phone: 'phone-a2' });
    await change('a2', { contactAudience: 'municipality' });
    expect(await standIn(inB)).toEqual({ id: 'a2', givenName: 'Given-a2', familyName: 'Family-a2' });
    expect(await standIn(of(a, ['n1'], 'a'))).toMatchObject({ phone: 'phone-a2' });
    await change('a2', { protected: true });
    expect(await standIn(inB)).toBeUndefined();
    await change('a', { standInId: 'c' });
    expect(await standIn(inA)).toBeUndefined();
  });

  test("one's own profile is whole, and the editor's copy holds nothing that the person keeps", async () => {
    await know(database, 'a', 'gdpr', 5);
    await change('a', { contactAudience: 'nobody', topicsAudience: 'nobody' });
    expect(await findOwnProfile(database.read, of(a, ['n1'], 'a'))).toMatchObject({
      phone: 'phone-a',
      municipalityName: 'Municipality 1001',
      topics: [{ slug: 'gdpr', askedHours: 5 }],
    });
    expect(await findOwnProfile(database.read, viewers.adminOfN1)).toBeUndefined();
    const edited = await findPersonForEditing(database.read, viewers.editorOfA, 'a', today);
    expect(edited).toMatchObject({ id: 'a', email: 'a@example.org', accountId: 'staff-1001' });
    expect(JSON.stringify(edited)).not.toMatch(/phone-a|contact-a|gdpr/);
    expect(await findPersonForEditing(database.read, viewers.editorOfB, 'a', today)).toBeUndefined();
  });

  test('stand-ins to choose from are colleagues at work and listed', async () => {
    expect(await listPossibleStandIns(database.read, of(a, ['n1'], 'a'))).toMatchObject([{ id: 'a2' }]);
    await change('a2', { active: false });
    expect(await listPossibleStandIns(database.read, of(a, ['n1'], 'a'))).toEqual([]);
  });
});
