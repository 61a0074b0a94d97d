import type { Viewer } from '#access/viewer.ts';
import type { Database, Transaction } from '#db/open.ts';
import { findPersonRow, type PersonRow } from '#db/queries/people.ts';
import { type Audience, audiences, isKnown } from '#access/visibility.ts';
import { weekdays, type Workdays } from '#time/workday.ts';
import { localDate } from '#time/oslo.ts';
import { Checks } from '../checks.ts';
import { NotAllowedError, NotFoundError } from '../errors.ts';
import { updatePerson } from './people.ts';
import { byForm } from '../record/append.ts';
import { refuseIfChanged } from '../record/versions.ts';

/** What a person keeps of their own profile; a field that is not given stays as it is. */
export interface ProfileInput {
  phone?: string;
  /** ISO 639-1 codes. */
  languages?: string[];
  workdays?: Workdays;
  contactFor?: string;
  contactAudience?: Audience;
  topicsAudience?: Audience;
  hoursAudience?: Audience;
  absenceAudience?: Audience;
  /** YYYY-MM-DD, both days included; null for none, or for an absence without an end. */
  absentFrom?: string | null;
  absentUntil?: string | null;
  standInId?: string | null;
  /** The version that was seen, where a form was filled in. */
  version?: number;
}

const mostLanguages = 12;
const absenceYears = { back: 20, ahead: 50 };

/** Changes the viewer's own profile; there is no way to name another's. */
export async function changeProfile(database: Database, viewer: Viewer, now: Date, input: ProfileInput): Promise<void> {
  if (viewer.personId === null) throw new NotAllowedError('change a profile, for it has none');
  const personId = viewer.personId;
  const checks = new Checks();
  const values = checkedProfile(checks, input, now);
  await database.write(async (tx) => {
    const person = await findPersonRow(tx, personId);
    if (!person?.active) throw new NotFoundError('person');
    await checkAbsence(tx, checks, person, values);
    checks.done();
    await refuseIfChanged(tx, viewer, { noun: 'person', nounId: person.id, seen: input.version, before: person, values });
    await updatePerson(tx, byForm(viewer), now, 'change', person, values);
  });
}

function checkedProfile(checks: Checks, input: ProfileInput, now: Date): Partial<PersonRow> {
  const thisYear = Number(localDate(now).slice(0, 4));
  const values: Partial<PersonRow> = {};
  if (input.phone !== undefined) values.phone = checks.phone('phone', input.phone);
  if (input.languages !== undefined) values.languages = checkedLanguages(checks, input.languages);
  if (input.workdays !== undefined) values.workdays = checkedWorkdays(checks, input.workdays);
  if (input.contactFor !== undefined) values.contactFor = checks.text('contactFor', input.contactFor, 500);
  for (const section of ['contactAudience', 'topicsAudience', 'hoursAudience', 'absenceAudience'] as const) {
    const audience = input[section];
    if (audience !== undefined) values[section] = checks.choice(section, audience, audiences);
  }
  for (const end of ['absentFrom', 'absentUntil'] as const) {
    const date = input[end];
    if (date !== undefined)
      values[end] = date === null ? null : checks.dateWithin(end, date, thisYear - absenceYears.back, thisYear + absenceYears.ahead);
  }
  if (input.standInId !== undefined) values.standInId = input.standInId;
  return values;
}

function checkedLanguages(checks: Checks, languages: string[]): string[] {
  if (!languages.every((code) => /^[a-z]{2}$/.test(code))) checks.refuse('languages', 'notALanguage');
  if (languages.length > mostLanguages) checks.refuse('languages', 'outOfRange', [0, mostLanguages]);
  return [...new Set(languages)];
}

function checkedWorkdays(checks: Checks, workdays: Workdays): Workdays {
  const checked: Workdays = {};
  for (const day of weekdays) {
    const hours = workdays[day];
    if (!hours) continue;
    const field = `workdays.${day}`;
    const { from, to } = hours;
    if (![from, to].every((time) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time)) || to <= from) checks.refuse(field, 'notATime');
    checked[day] = { from, to, place: checks.choice(field, hours.place, ['office', 'home']) };
  }
  return checked;
}

/** An absence that begins ends no earlier, and who stands in is a colleague whom everybody in the municipality may see. */
async function checkAbsence(tx: Transaction, checks: Checks, person: PersonRow, values: Partial<PersonRow>): Promise<void> {
  const { absentFrom, absentUntil } = { ...person, ...values };
  if (absentUntil !== null && absentFrom === null) checks.refuse('absentFrom', 'missing');
  else if (absentUntil !== null && absentFrom !== null && absentUntil < absentFrom) checks.refuse('absentUntil', 'beforeStart');
  if (!values.standInId) return;
  const standIn = await findPersonRow(tx, values.standInId);
  const works = standIn && isKnown(standIn) && standIn.municipalityCode === person.municipalityCode;
  if (!works || standIn.id === person.id) checks.refuse('standInId', 'unknown');
}
