import { and, eq } from 'drizzle-orm';
import { expertisePolicy } from '#access/expertise.ts';
import { may } from '#access/roles.ts';
import type { Viewer } from '#access/viewer.ts';
import type { Database, Transaction } from '#db/open.ts';
import { findPersonRow, type PersonRow } from '#db/queries/people.ts';
import { localDate } from '#time/oslo.ts';
import { hoursRunning } from '#time/shared-hours.ts';
import { expertise } from '#db/schema/people.ts';
import { topics } from '#db/schema/topics.ts';
import { indexPeople } from '#search/fts5/indexing.ts';
import { Checks } from './checks.ts';
import { NotAllowedError, NotFoundError } from './errors.ts';
import { byForm, record } from './record/append.ts';
import { refuseIfChanged, refuseIfTouched } from './record/versions.ts';

/** Hours a month: nobody gives more than a month's work. */
const mostHours = 160;
const longestAgreementYears = 5;

export interface ExpertiseInput {
  topicSlug: string;
  /** 1 trainee, 2 junior, 3 professional, 4 senior, 5 expert. */
  level: number;
  evidence: string;
  /** Hours a month one would give; fewer than agreed count at once, more wait for an editor. */
  askedHours: number;
  /** The version that was seen, where a form was filled in. */
  version?: number;
}

/** States what the viewer knows in a topic, new or anew; saying it confirms it. */
export async function putExpertise(database: Database, viewer: Viewer, now: Date, input: ExpertiseInput): Promise<void> {
  const checks = new Checks();
  const said = {
    level: checks.whole('level', input.level, 1, 5),
    evidence: checks.text('evidence', input.evidence, 500),
    askedHours: checks.whole('askedHours', input.askedHours, 0, mostHours),
  };
  await database.write(async (tx) => {
    const person = await ownPerson(tx, viewer);
    const [topic] = await tx.select({ slug: topics.slug }).from(topics).where(eq(topics.slug, input.topicSlug)).limit(1);
    if (!topic) checks.refuse('topicSlug', input.topicSlug === '' ? 'missing' : 'unknown');
    checks.done();
    const before = await findExpertise(tx, person.id, input.topicSlug);
    if (before) {
      await refuseIfChanged(tx, viewer, { noun: 'expertise', nounId: idOf(before), seen: input.version, before, values: said });
      await update(tx, viewer, now, 'change', before, { ...said, ...lowered(before, said.askedHours), confirmedAt: now });
    } else await insert(tx, viewer, now, { ...said, personId: person.id, topicSlug: input.topicSlug, confirmedAt: now });
  });
}

/** Takes a topic off the viewer's own profile. */
export async function removeExpertise(database: Database, viewer: Viewer, now: Date, input: { topicSlug: string }): Promise<void> {
  await database.write(async (tx) => {
    const person = await ownPerson(tx, viewer);
    const before = await findExpertise(tx, person.id, input.topicSlug);
    if (!before) throw new NotFoundError('topic on the profile');
    await tx.delete(expertise).where(rowOf(person.id, input.topicSlug));
    await record(tx, byForm(viewer), now, { kind: 'remove', noun: 'expertise', nounId: idOf(before), before, after: null });
    await indexPeople(tx, [person.id]);
  });
}

/** Says that a topic of the viewer's own profile is still true. */
export async function confirmExpertise(database: Database, viewer: Viewer, now: Date, input: { topicSlug: string }): Promise<void> {
  await database.write(async (tx) => {
    const person = await ownPerson(tx, viewer);
    const before = await findExpertise(tx, person.id, input.topicSlug);
    if (!before) throw new NotFoundError('topic on the profile');
    await update(tx, viewer, now, 'confirm', before, { confirmedAt: now });
  });
}

/** Whose hours in which topic, and what the editor saw of them. */
export interface AskInput {
  personId: string;
  topicSlug: string;
  /** The hours asked for that were on the page; NaN where the form did not say. */
  seenAskedHours: number;
  /** The version that was seen, where a form was filled in. */
  version?: number;
}

export interface AgreementInput extends AskInput {
  /** Hours a month, from 1 to those asked for. Fewer are the answer to what was asked: nothing waits any longer. */
  hours: number;
  /** The last day, YYYY-MM-DD. */
  until: string | null;
}

/** Agrees to hours that a person would give, all or fewer. Editors of the person's municipality only. */
export async function agreeHours(database: Database, viewer: Viewer, now: Date, input: AgreementInput): Promise<void> {
  const checks = new Checks();
  const { hours } = input;
  if (hours === 0) checks.refuse('hours', 'noneAgreed');
  else checks.whole('hours', hours, 1, mostHours);
  const until = checkedUntil(checks, input.until, localDate(now));
  await answerAsk(database, viewer, checks, input, async (tx, before) => {
    if (hours > before.askedHours) checks.refuse('hours', 'moreThanAsked');
    checks.done();
    const agreed = { askedHours: hours, agreedHours: hours, agreedUntil: until };
    await refuseIfChanged(tx, viewer, { noun: 'expertise', nounId: idOf(before), seen: input.version, before, values: agreed });
    await update(tx, viewer, now, 'agree', before, { ...agreed, agreedAt: now, agreedBy: viewer.accountId });
  });
}

/** What two editors must not answer unseen by each other. */
const terms = ['agreedHours', 'agreedUntil'] as const;

/** Says no to hours asked for beyond those agreed: the ask falls back to what is agreed today, and nothing else changes. */
export async function declineHours(database: Database, viewer: Viewer, now: Date, input: AskInput): Promise<void> {
  await answerAsk(database, viewer, new Checks(), input, async (tx, before) => {
    await refuseIfTouched(tx, viewer, { noun: 'expertise', nounId: idOf(before), seen: input.version, before, fields: terms });
    await update(tx, viewer, now, 'decline', before, { askedHours: hoursRunning(before, localDate(now)) });
  });
}

/** Ends an agreement today. Hours asked for beyond it go on waiting; where none are, none are asked for any longer. */
export async function endAgreement(database: Database, viewer: Viewer, now: Date, input: AskInput): Promise<void> {
  await answerAsk(database, viewer, new Checks(), input, async (tx, before) => {
    await refuseIfTouched(tx, viewer, { noun: 'expertise', nounId: idOf(before), seen: input.version, before, fields: terms });
    const askedHours = before.askedHours > before.agreedHours ? before.askedHours : 0;
    await update(tx, viewer, now, 'end', before, {
      askedHours,
      agreedHours: 0,
      agreedUntil: null,
      agreedAt: now,
      agreedBy: viewer.accountId,
    });
  });
}

/** Makes an editor's answer, unless the person has meanwhile asked for something else than the editor saw. */
async function answerAsk(
  database: Database,
  viewer: Viewer,
  checks: Checks,
  { personId, topicSlug, seenAskedHours }: AskInput,
  answer: (tx: Transaction, before: ExpertiseRow) => Promise<void>,
): Promise<void> {
  if (!may(viewer, 'edit')) throw new NotAllowedError('agree hours');
  await database.write(async (tx) => {
    const person = await findPersonRow(tx, personId);
    if (!person || !expertisePolicy.agree(viewer, person)) throw new NotFoundError('person');
    const before = await findExpertise(tx, person.id, topicSlug);
    if (!before) throw new NotFoundError('topic on the profile');
    if (seenAskedHours !== before.askedHours) {
      checks.refuse('hours', 'askChanged', before.askedHours);
      checks.done();
    }
    await answer(tx, before);
  });
}

function checkedUntil(checks: Checks, until: string | null, today: string): string | null {
  if (!until) {
    checks.refuse('until', 'missing');
    return null;
  }
  const date = checks.date('until', until);
  const last = `${Number(today.slice(0, 4)) + longestAgreementYears}${today.slice(4)}`;
  if (date < today) checks.refuse('until', 'past');
  else if (date > last) checks.refuse('until', 'tooFar', longestAgreementYears);
  return date;
}

type ExpertiseRow = typeof expertise.$inferSelect;

const rowOf = (personId: string, topicSlug: string) => and(eq(expertise.personId, personId), eq(expertise.topicSlug, topicSlug));

const idOf = ({ personId, topicSlug }: Pick<ExpertiseRow, 'personId' | 'topicSlug'>) => `${personId}/${topicSlug}`;

/** Fewer hours than agreed lower the agreement at once; it runs as long as before, and one for none ends. */
function lowered({ agreedHours, agreedUntil }: ExpertiseRow, askedHours: number): Partial<ExpertiseRow> {
  if (askedHours >= agreedHours) return {};
  return { agreedHours: askedHours, agreedUntil: askedHours === 0 ? null : agreedUntil };
}

async function findExpertise(tx: Transaction, personId: string, topicSlug: string): Promise<ExpertiseRow | null> {
  const [row] = await tx.select().from(expertise).where(rowOf(personId, topicSlug)).limit(1);
  return row ?? null;
}

async function ownPerson(tx: Transaction, viewer: Viewer): Promise<PersonRow> {
  if (viewer.personId === null) throw new NotAllowedError('state expertise, for it has no profile');
  const person = await findPersonRow(tx, viewer.personId);
  if (!person?.active || !expertisePolicy.edit(viewer, person)) throw new NotFoundError('person');
  return person;
}

async function insert(tx: Transaction, viewer: Viewer, now: Date, row: typeof expertise.$inferInsert): Promise<void> {
  await tx.insert(expertise).values(row);
  await record(tx, byForm(viewer), now, { kind: 'create', noun: 'expertise', nounId: idOf(row), before: null, after: row });
  await indexPeople(tx, [row.personId]);
}

async function update(
  tx: Transaction,
  viewer: Viewer,
  now: Date,
  kind: string,
  before: ExpertiseRow,
  values: Partial<ExpertiseRow>,
): Promise<void> {
  await tx.update(expertise).set(values).where(rowOf(before.personId, before.topicSlug));
  await record(tx, byForm(viewer), now, { kind, noun: 'expertise', nounId: idOf(before), before, after: { ...before, ...values } });
  await indexPeople(tx, [before.personId]);
}
