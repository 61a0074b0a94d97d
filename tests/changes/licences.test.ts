import { beforeEach, describe, expect, test } from 'vitest';
import { NotAllowedError, NotFoundError } from '#changes/errors.ts';
import { changeLicence, createLicence, deactivateLicence, type LicenceInput, reactivateLicence } from '#changes/licences.ts';
import { verifyRecord } from '#changes/record/append.ts';
import type { Database } from '#db/open.ts';
import { licences } from '#db/schema/licences.ts';
import { a, b, everyRow, now, openTwoNetworks, viewer, viewers } from '../support/two-networks.ts';

let database: Database;
let licenceId: string;

const input: LicenceInput = {
  name: 'Case handling',
  manufacturer: 'Maker',
  category: 'Office',
  topicSlug: 'gdpr',
  seats: 100,
  seatsUsed: 40,
  shareable: true,
  shareableSeats: 50,
  transferRights: 'allowed',
  priceModel: 'per_seat',
  costPerYear: 120_000,
  currency: 'nok',
  renewsOn: '2027-01-01',
  noticeDays: 90,
  ownerId: 'a',
  notes: '',
};

beforeEach(async () => {
  database = await openTwoNetworks();
  licenceId = await createLicence(database, viewers.editorOfA, now, input);
});

const rows = () => database.read.select().from(licences);

describe('a licence', () => {
  test("belongs to the editor's own municipality, whatever the form says", async () => {
    await createLicence(database, viewers.editorOfB, now, { ...input, ownerId: 'b', municipalityCode: a, id: 'chosen' } as LicenceInput);
    expect((await rows()).map((row) => row.municipalityCode).sort()).toEqual([a, b]);
    expect((await rows()).map((row) => row.id)).not.toContain('chosen');
  });

  test('is changed, taken out of use and brought back, all on record', async () => {
    await changeLicence(database, viewers.editorOfA, now, { ...input, seatsUsed: 130, licenceId });
    await deactivateLicence(database, viewers.editorOfA, now, { licenceId });
    expect(await rows()).toMatchObject([{ seatsUsed: 130, currency: 'NOK', active: false }]);
    await reactivateLicence(database, viewers.editorOfA, now, { licenceId });
    expect(await rows()).toMatchObject([{ active: true }]);
    expect(await verifyRecord(database.read)).toEqual({ whole: true, events: 4 });
  });

  test('that is not shareable shares no seats', async () => {
    await changeLicence(database, viewers.editorOfA, now, { ...input, shareable: false, licenceId });
    expect(await rows()).toMatchObject([{ shareable: false, shareableSeats: 0 }]);
  });

  test.each([
    [{ name: '' }, 'name', 'missing'],
    [{ seats: -1 }, 'seats', 'outOfRange'],
    [{ seatsUsed: 1.5 }, 'seatsUsed', 'outOfRange'],
    [{ shareableSeats: 101 }, 'shareableSeats', 'moreThanSeats'],
    [{ costPerYear: Number.NaN }, 'costPerYear', 'outOfRange'],
    [{ currency: 'kroner' }, 'currency', 'tooLong'],
    [{ currency: 'N1' }, 'currency', 'notAChoice'],
    [{ renewsOn: '2027-13-01' }, 'renewsOn', 'notADate'],
    [{ transferRights: 'perhaps' as 'unknown' }, 'transferRights', 'notAChoice'],
    [{ priceModel: 'free' as 'flat' }, 'priceModel', 'notAChoice'],
    [{ topicSlug: 'astrology' }, 'topicSlug', 'unknown'],
    [{ ownerId: 'b' }, 'ownerId', 'unknown'],
    [{ notes: 'Owner 01815510093' }, 'notes', 'nationalId'],
  ])('%o is refused by its field, and nothing is saved', async (fault, field, key) => {
    const before = await everyRow(database);
    const error = await changeLicence(database, viewers.editorOfA, now, { ...input, ...fault, licenceId }).catch((thrown) => thrown);
    expect(error.problems[0]).toMatchObject({ field, key });
    expect(await everyRow(database)).toBe(before);
  });

  test('of another municipality answers as one that does not exist, and only editors keep licences', async () => {
    const before = await everyRow(database);
    for (const change of [
      (by: typeof viewers.editorOfA, id: string) => changeLicence(database, by, now, { ...input, licenceId: id }),
      (by: typeof viewers.editorOfA, id: string) => deactivateLicence(database, by, now, { licenceId: id }),
      (by: typeof viewers.editorOfA, id: string) => reactivateLicence(database, by, now, { licenceId: id }),
    ]) {
      await expect(change(viewers.editorOfB, licenceId)).rejects.toEqual(new NotFoundError('licence'));
      await expect(change(viewers.editorOfB, 'nothing')).rejects.toEqual(new NotFoundError('licence'));
      for (const role of ['staff', 'member', 'planner', 'keeper', 'auditor', 'admin'] as const) {
        await expect(change(viewer(role, a, ['n1']), licenceId)).rejects.toBeInstanceOf(NotAllowedError);
      }
    }
    await expect(createLicence(database, viewers.adminOfN1, now, input)).rejects.toBeInstanceOf(NotAllowedError);
    expect(await everyRow(database)).toBe(before);
  });
});
