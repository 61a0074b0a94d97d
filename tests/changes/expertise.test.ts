import { beforeEach, describe, expect, test } from 'vitest';
import { InvalidInputError, NotAllowedError, NotFoundError } from '#changes/errors.ts';
import { agreeHours, confirmExpertise, declineHours, endAgreement, putExpertise, removeExpertise } from '#changes/expertise.ts';
import { verifyRecord } from '#changes/record/append.ts';
import type { Database } from '#db/open.ts';
import { listHoursWaiting } from '#db/queries/people.ts';
import { expertise } from '#db/schema/people.ts';
import { a, everyRow, know, now, openTwoNetworks, today, viewer, viewers } from '../support/two-networks.ts';

let database: Database;

beforeEach(async () => {
  database = await openTwoNetworks();
});

const gdpr = { topicSlug: 'gdpr', level: 4, evidence: 'Certified', askedHours: 6 };
const later = new Date('2026-11-21T09:00:00Z');
const rows = () => database.read.select().from(expertise);

async function indexed() {
  const { rows: found } = await database.client.execute(
    "SELECT level, agreed_minutes / 60.0 AS hours FROM search_holdings JOIN search_documents AS d ON d.id = document_id WHERE d.person_id = 'a' AND audience = 'network'",
  );
  return found.map(({ level, hours }) => ({ level, hours }));
}

describe('what one knows', () => {
  test('is stated for oneself, found at once, and its hours wait for an editor', async () => {
    await putExpertise(database, viewers.staffOfA, now, gdpr);
    expect(await rows()).toMatchObject([{ personId: 'a', ...gdpr, agreedHours: 0, agreedUntil: null, confirmedAt: now }]);
    expect(await indexed()).toEqual([{ level: 4, hours: 0 }]);
    expect(await listHoursWaiting(database.read, viewers.editorOfA, today)).toMatchObject([
      { personId: 'a', topicSlug: 'gdpr', askedHours: 6, agreedHours: 0 },
    ]);
    expect(await listHoursWaiting(database.read, viewers.editorOfB, today)).toEqual([]);
  });

  test('agreed hours, an agreement and another person cannot be smuggled in', async () => {
    const smuggled = { ...gdpr, personId: 'b', agreedHours: 99, agreedUntil: '2030-01-01', agreedBy: 'me' };
    await putExpertise(database, viewers.staffOfA, now, smuggled);
    expect(await rows()).toMatchObject([{ personId: 'a', agreedHours: 0, agreedUntil: null, agreedBy: null }]);
  });

  test('fewer hours count at once, more wait, and the agreement runs on', async () => {
    await know(database, 'a', 'gdpr', 8);
    await putExpertise(database, viewers.staffOfA, now, { ...gdpr, askedHours: 5 });
    expect(await rows()).toMatchObject([{ askedHours: 5, agreedHours: 5, agreedUntil: '2027-06-30' }]);
    await putExpertise(database, viewers.staffOfA, now, { ...gdpr, askedHours: 20 });
    expect(await rows()).toMatchObject([{ askedHours: 20, agreedHours: 5 }]);
    expect(await indexed()).toEqual([{ level: 4, hours: 5 }]);
    await putExpertise(database, viewers.staffOfA, now, { ...gdpr, askedHours: 0 });
    expect(await rows()).toMatchObject([{ askedHours: 0, agreedHours: 0, agreedUntil: null }]);
  });

  test('is confirmed by one click and removed by another', async () => {
    await putExpertise(database, viewers.staffOfA, now, gdpr);
    await confirmExpertise(database, viewers.staffOfA, later, { topicSlug: 'gdpr' });
    expect(await rows()).toMatchObject([{ confirmedAt: later }]);
    await removeExpertise(database, viewers.staffOfA, later, { topicSlug: 'gdpr' });
    expect(await rows()).toEqual([]);
    expect(await indexed()).toEqual([]);
    expect(await verifyRecord(database.read)).toEqual({ whole: true, events: 3 });
  });

  test.each([
    [{ level: 0 }, 'level', 'outOfRange'],
    [{ level: 6 }, 'level', 'outOfRange'],
    [{ level: 3.5 }, 'level', 'outOfRange'],
    [{ level: Number.NaN }, 'level', 'outOfRange'],
    [{ askedHours: -1 }, 'askedHours', 'outOfRange'],
    [{ askedHours: 161 }, 'askedHours', 'outOfRange'],
    [{ evidence: 'x'.repeat(501) }, 'evidence', 'tooLong'],
    [{ evidence: 'Born 01815510093, ask me' }, 'evidence', 'nationalId'],
    [{ topicSlug: 'astrology' }, 'topicSlug', 'unknown'],
  ])('%o is refused by its field, and nothing is saved', async (fault, field, key) => {
    const before = await everyRow(database);
    const error = await putExpertise(database, viewers.staffOfA, now, { ...gdpr, ...fault }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(error.problems).toMatchObject([{ field, key }]);
    expect(await everyRow(database)).toBe(before);
  });

  test('an account without a profile states nothing, and a topic that is not there is neither confirmed nor removed', async () => {
    await expect(putExpertise(database, viewers.adminOfN1, now, gdpr)).rejects.toBeInstanceOf(NotAllowedError);
    await expect(confirmExpertise(database, viewers.staffOfA, now, { topicSlug: 'water' })).rejects.toBeInstanceOf(NotFoundError);
    await expect(removeExpertise(database, viewers.staffOfA, now, { topicSlug: 'water' })).rejects.toBeInstanceOf(NotFoundError);
  });
});

describe('hours', () => {
  const asked = { personId: 'a', topicSlug: 'gdpr', seenAskedHours: 6, hours: 6, until: '2027-06-30' };

  beforeEach(() => putExpertise(database, viewers.staffOfA, now, gdpr));

  test('count once an editor of the municipality has agreed them', async () => {
    await agreeHours(database, viewers.editorOfA, now, asked);
    expect(await rows()).toMatchObject([{ agreedHours: 6, agreedUntil: '2027-06-30', agreedBy: 'editor-1001', agreedAt: now }]);
    expect(await indexed()).toEqual([{ level: 4, hours: 6 }]);
    expect(await listHoursWaiting(database.read, viewers.editorOfA, today)).toEqual([]);
  });

  test('wait again once the agreement has ended', async () => {
    await agreeHours(database, viewers.editorOfA, now, asked);
    expect(await listHoursWaiting(database.read, viewers.editorOfA, '2027-06-30')).toEqual([]);
    expect(await listHoursWaiting(database.read, viewers.editorOfA, '2027-07-01')).toMatchObject([{ askedHours: 6 }]);
  });

  test('fewer than asked is an answer: nothing waits any longer', async () => {
    await agreeHours(database, viewers.editorOfA, now, { ...asked, hours: 2 });
    expect(await rows()).toMatchObject([{ askedHours: 2, agreedHours: 2 }]);
    expect(await listHoursWaiting(database.read, viewers.editorOfA, today)).toEqual([]);
  });

  test('more of them are declined without a word about those agreed', async () => {
    await agreeHours(database, viewers.editorOfA, now, asked);
    await putExpertise(database, viewers.staffOfA, now, { ...gdpr, askedHours: 20 });
    const [before] = await rows();
    await declineHours(database, viewers.editorOfA, now, { ...asked, seenAskedHours: 20 });
    expect(await rows()).toEqual([{ ...before, askedHours: 6 }]);
    expect(await indexed()).toEqual([{ level: 4, hours: 6 }]);
    expect(await listHoursWaiting(database.read, viewers.editorOfA, today)).toEqual([]);
  });

  test('are declined where none are agreed, or the agreement has ended', async () => {
    await declineHours(database, viewers.editorOfA, now, asked);
    expect(await rows()).toMatchObject([{ askedHours: 0, agreedHours: 0 }]);
    await putExpertise(database, viewers.staffOfA, now, gdpr);
    await agreeHours(database, viewers.editorOfA, now, { ...asked, until: '2026-11-21' });
    const later = new Date('2026-11-22T09:00:00Z');
    expect(await listHoursWaiting(database.read, viewers.editorOfA, '2026-11-22')).toHaveLength(1);
    await declineHours(database, viewers.editorOfA, later, asked);
    expect(await rows()).toMatchObject([{ askedHours: 0, agreedHours: 6, agreedUntil: '2026-11-21' }]);
    expect(await listHoursWaiting(database.read, viewers.editorOfA, '2026-11-22')).toEqual([]);
  });

  test('stop counting where the agreement is ended, and what waits beyond it goes on waiting', async () => {
    await agreeHours(database, viewers.editorOfA, now, asked);
    await putExpertise(database, viewers.staffOfA, now, { ...gdpr, askedHours: 20 });
    await endAgreement(database, viewers.editorOfA, now, { ...asked, seenAskedHours: 20 });
    expect(await rows()).toMatchObject([{ askedHours: 20, agreedHours: 0, agreedUntil: null }]);
    await agreeHours(database, viewers.editorOfA, now, { ...asked, seenAskedHours: 20 });
    await endAgreement(database, viewers.editorOfA, now, asked);
    expect(await rows()).toMatchObject([{ askedHours: 0, agreedHours: 0, agreedUntil: null }]);
    expect(await indexed()).toEqual([{ level: 4, hours: 0 }]);
  });

  test.each([
    ['agreed', () => agreeHours(database, viewers.editorOfA, now, asked)],
    ['declined', () => declineHours(database, viewers.editorOfA, now, asked)],
    ['ended', () => endAgreement(database, viewers.editorOfA, now, asked)],
  ])('are not %s where the person asks for others than the editor saw', async (_, answer) => {
    await putExpertise(database, viewers.staffOfA, now, { ...gdpr, askedHours: 40 });
    const before = await everyRow(database);
    const error = await answer().catch((thrown) => thrown);
    expect(error.problems).toEqual([{ field: 'hours', key: 'askChanged', limit: 40 }]);
    expect(await everyRow(database)).toBe(before);
  });

  test.each([
    [{ hours: 7 }, 'hours', 'moreThanAsked'],
    [{ hours: -1 }, 'hours', 'outOfRange'],
    [{ hours: 0 }, 'hours', 'noneAgreed'],
    [{ hours: Number.NaN }, 'hours', 'outOfRange'],
    [{ until: null }, 'until', 'missing'],
    [{ until: '2026-11-19' }, 'until', 'past'],
    [{ until: '2031-11-21' }, 'until', 'tooFar'],
    [{ until: 'next year' }, 'until', 'notADate'],
  ])('%o is refused by its field', async (fault, field, key) => {
    const before = await everyRow(database);
    const error = await agreeHours(database, viewers.editorOfA, now, { ...asked, ...fault }).catch((thrown) => thrown);
    expect(error.problems[0]).toMatchObject({ field, key });
    expect(await everyRow(database)).toBe(before);
  });

  test('today is a day to agree until, also late in the evening in Oslo', async () => {
    await agreeHours(database, viewers.editorOfA, new Date('2026-11-20T22:30:00Z'), { ...asked, until: '2026-11-20' });
    await expect(
      agreeHours(database, viewers.editorOfA, new Date('2026-11-20T23:30:00Z'), { ...asked, until: '2026-11-20' }),
    ).rejects.toBeInstanceOf(InvalidInputError);
  });

  test('nobody but an editor of that municipality answers', async () => {
    const before = await everyRow(database);
    for (const answer of [agreeHours, declineHours, endAgreement]) {
      for (const role of ['staff', 'member', 'planner', 'keeper', 'auditor', 'admin'] as const) {
        await expect(answer(database, viewer(role, a, ['n1'], 'a'), now, asked)).rejects.toBeInstanceOf(NotAllowedError);
      }
      await expect(answer(database, viewers.editorOfB, now, asked)).rejects.toEqual(new NotFoundError('person'));
      await expect(answer(database, viewers.editorOfA, now, { ...asked, personId: 'nobody' })).rejects.toEqual(new NotFoundError('person'));
    }
    expect(await everyRow(database)).toBe(before);
  });
});
