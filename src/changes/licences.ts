import { eq } from 'drizzle-orm';
import { licencePolicy } from '#access/licences.ts';
import { chosenPlace, may } from '#access/roles.ts';
import type { Viewer } from '#access/viewer.ts';
import type { Database, Transaction } from '#db/open.ts';
import { findPersonRow } from '#db/queries/people.ts';
import { licences, type PriceModel, priceModels, type TransferRights, transferRights } from '#db/schema/licences.ts';
import { topics } from '#db/schema/topics.ts';
import { localDate } from '#time/oslo.ts';
import { Checks } from './checks.ts';
import { NotAllowedError, NotFoundError } from './errors.ts';
import { idOfNew } from './new-id.ts';
import { byForm, record } from './record/append.ts';
import { refuseIfChanged } from './record/versions.ts';

export interface LicenceInput {
  name: string;
  manufacturer: string;
  category: string;
  topicSlug: string | null;
  seats: number;
  seatsUsed: number;
  shareable: boolean;
  /** At most the seats; 0 where the licence is not shareable. */
  shareableSeats: number;
  transferRights: TransferRights;
  priceModel: PriceModel;
  /** Whole units of `currency` a year, all seats together. */
  costPerYear: number;
  /** ISO 4217. */
  currency: string;
  /** YYYY-MM-DD. */
  renewsOn: string | null;
  noticeDays: number;
  /** A person of the same municipality. */
  ownerId: string | null;
  notes: string;
}

/** What one may choose from. */
export const licenceTerms = { transferRights, priceModels };

const mostSeats = 1_000_000;
const mostCost = 10_000_000_000;
const mostNoticeDays = 3_650;
/** Renewals long past are worth knowing, and none is known half a century ahead. */
const renewalYears = { back: 20, ahead: 50 };

/**
 * Creates a licence of a municipality that the viewer edits, their own where no `place` is named. Returns its id. The same form sent again, known by its `key`,
 * creates nothing and is answered as the first was.
 */
export async function createLicence(
  database: Database,
  viewer: Viewer,
  now: Date,
  input: LicenceInput & { place?: string | null; key?: string },
): Promise<string> {
  const municipalityCode = chosenPlace(viewer, 'edit', input.place);
  if (municipalityCode === undefined) throw new NotAllowedError('create licences');
  const checks = new Checks();
  const values = { ...checkedLicence(checks, input, now), municipalityCode };
  const id = idOfNew('licence', viewer, input.key, values);
  return database.write(async (tx) => {
    const sentBefore = await tx.select({ id: licences.id }).from(licences).where(eq(licences.id, id)).limit(1);
    if (sentBefore.length > 0) return id;
    await checkReferences(tx, checks, values);
    checks.done();
    await tx.insert(licences).values({ ...values, id, createdAt: now, editedAt: now });
    await record(tx, byForm(viewer), now, { kind: 'create', noun: 'licence', nounId: id, before: null, after: values });
    return id;
  });
}

/** Changes a licence of a municipality that the viewer edits. */
export async function changeLicence(
  database: Database,
  viewer: Viewer,
  now: Date,
  input: LicenceInput & { licenceId: string; version?: number },
): Promise<void> {
  requireEditor(viewer, 'change licences');
  const checks = new Checks();
  const values = checkedLicence(checks, input, now);
  await database.write(async (tx) => {
    const licence = await ownLicence(tx, viewer, input.licenceId);
    await checkReferences(tx, checks, { ...values, municipalityCode: licence.municipalityCode });
    checks.done();
    await refuseIfChanged(tx, viewer, { noun: 'licence', nounId: licence.id, seen: input.version, before: licence, values: { ...values } });
    await updateLicence(tx, viewer, now, 'change', licence, values);
  });
}

/** Takes a licence out of use; its row and record stay. */
export async function deactivateLicence(database: Database, viewer: Viewer, now: Date, input: { licenceId: string }): Promise<void> {
  requireEditor(viewer, 'deactivate licences');
  await database.write(async (tx) => {
    const licence = await ownLicence(tx, viewer, input.licenceId);
    await updateLicence(tx, viewer, now, 'deactivate', licence, { active: false });
  });
}

/** Brings a licence back into use. */
export async function reactivateLicence(database: Database, viewer: Viewer, now: Date, input: { licenceId: string }): Promise<void> {
  requireEditor(viewer, 'reactivate licences');
  await database.write(async (tx) => {
    const licence = await ownLicence(tx, viewer, input.licenceId);
    await updateLicence(tx, viewer, now, 'reactivate', licence, { active: true });
  });
}

type LicenceRow = typeof licences.$inferSelect;

function requireEditor(viewer: Viewer, what: string): void {
  if (!may(viewer, 'edit')) throw new NotAllowedError(what);
}

async function ownLicence(tx: Transaction, viewer: Viewer, id: string): Promise<LicenceRow> {
  const [licence] = await tx.select().from(licences).where(eq(licences.id, id)).limit(1);
  if (!licence || !licencePolicy.edit(viewer, licence.municipalityCode)) throw new NotFoundError('licence');
  return licence;
}

function checkedLicence(checks: Checks, input: LicenceInput, now: Date): LicenceInput {
  const thisYear = Number(localDate(now).slice(0, 4));
  const shareable = checks.flag('shareable', input.shareable);
  const seats = checks.whole('seats', input.seats, 0, mostSeats);
  const shareableSeats = shareable ? checks.whole('shareableSeats', input.shareableSeats, 0, mostSeats) : 0;
  if (shareableSeats > seats) checks.refuse('shareableSeats', 'moreThanSeats');
  const currency = checks.requiredText('currency', input.currency, 3).toUpperCase();
  if (currency !== '' && !/^[A-Z]{3}$/.test(currency)) checks.refuse('currency', 'notAChoice');
  return {
    name: checks.requiredText('name', input.name, 160),
    manufacturer: checks.text('manufacturer', input.manufacturer, 120),
    category: checks.text('category', input.category, 80),
    topicSlug: input.topicSlug || null,
    seats,
    // More may be in use than are paid for: that is worth knowing, not an error.
    seatsUsed: checks.whole('seatsUsed', input.seatsUsed, 0, mostSeats),
    shareable,
    shareableSeats,
    transferRights: checks.choice('transferRights', input.transferRights, transferRights),
    priceModel: checks.choice('priceModel', input.priceModel, priceModels),
    costPerYear: checks.whole('costPerYear', input.costPerYear, 0, mostCost),
    currency,
    renewsOn: input.renewsOn
      ? checks.dateWithin('renewsOn', input.renewsOn, thisYear - renewalYears.back, thisYear + renewalYears.ahead)
      : null,
    noticeDays: checks.whole('noticeDays', input.noticeDays, 0, mostNoticeDays),
    ownerId: input.ownerId || null,
    notes: checks.text('notes', input.notes, 2_000),
  };
}

async function checkReferences(tx: Transaction, checks: Checks, values: LicenceInput & { municipalityCode: string }): Promise<void> {
  if (values.topicSlug !== null) {
    const found = await tx.select({ slug: topics.slug }).from(topics).where(eq(topics.slug, values.topicSlug)).limit(1);
    if (found.length === 0) checks.refuse('topicSlug', 'unknown');
  }
  if (values.ownerId !== null) {
    const owner = await findPersonRow(tx, values.ownerId);
    if (!owner?.active || owner.protected || owner.municipalityCode !== values.municipalityCode) checks.refuse('ownerId', 'unknown');
  }
}

async function updateLicence(
  tx: Transaction,
  viewer: Viewer,
  now: Date,
  kind: string,
  licence: LicenceRow,
  values: Partial<LicenceRow>,
): Promise<void> {
  const differs = await record(tx, byForm(viewer), now, {
    kind,
    noun: 'licence',
    nounId: licence.id,
    before: licence,
    after: { ...licence, ...values },
  });
  if (differs)
    await tx
      .update(licences)
      .set({ ...values, editedAt: now })
      .where(eq(licences.id, licence.id));
}
