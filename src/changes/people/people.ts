import { and, eq, ne } from 'drizzle-orm';
import { accountPolicy } from '#access/accounts.ts';
import { personPolicy } from '#access/people.ts';
import { chosenPlace } from '#access/roles.ts';
import type { Viewer } from '#access/viewer.ts';
import { isKnown } from '#access/visibility.ts';
import type { Database, Transaction } from '#db/open.ts';
import { findPersonRow, type PersonRow } from '#db/queries/people.ts';
import { expertise, people } from '#db/schema/people.ts';
import { indexPeople } from '#search/fts5/indexing.ts';
import { administeredNetwork, endSignIn, findAccountOfPerson, moveSignIn } from '../accounts/accounts.ts';
import { Checks } from '../checks.ts';
import { InvalidInputError, NotAllowedError, NotFoundError } from '../errors.ts';
import { idOfNew } from '../new-id.ts';
import { endInvitationsOf } from '../invitations/open-invitations.ts';
import { type Actor, byForm, record } from '../record/append.ts';
import { refuseIfChanged } from '../record/versions.ts';

/** What HR knows of a person: the municipality's own, kept by its editors. */
export interface PersonInput {
  givenName: string;
  familyName: string;
  title: string;
  department: string;
  email: string;
}

/**
 * Creates a person in a municipality that the viewer edits, their own where no `place` is named. Returns the person's id. The same form sent again, known by its
 * `key`, creates nobody and is answered as the first was.
 */
export async function createPerson(
  database: Database,
  viewer: Viewer,
  now: Date,
  input: PersonInput & { phone: string; place?: string | null; key?: string },
): Promise<string> {
  const municipalityCode = chosenPlace(viewer, 'edit', input.place);
  if (municipalityCode === undefined || !personPolicy.manage(viewer, municipalityCode)) throw new NotAllowedError('create people');
  const checks = new Checks();
  const values = { ...checkedPerson(checks, input), phone: checks.phone('phone', input.phone), municipalityCode };
  const id = idOfNew('person', viewer, input.key, values);
  return database.write(async (tx) => {
    if (await findPersonRow(tx, id)) return id;
    if (await emailTaken(tx, municipalityCode, values.email, null)) checks.refuse('email', 'taken');
    checks.done();
    await tx.insert(people).values({ ...values, id, createdAt: now, editedAt: now });
    await record(tx, byForm(viewer), now, { kind: 'create', noun: 'person', nounId: id, before: null, after: values });
    await indexPeople(tx, [id]);
    return id;
  });
}

/** Changes what HR knows of a person. Editors of the person's municipality only. */
export async function changePerson(
  database: Database,
  viewer: Viewer,
  now: Date,
  input: PersonInput & { personId: string; version?: number },
): Promise<void> {
  const checks = new Checks();
  const values = checkedPerson(checks, input);
  await database.write(async (tx) => {
    const person = await managedPerson(tx, viewer, input.personId, 'change people');
    if (await emailTaken(tx, person.municipalityCode, values.email, person.id)) checks.refuse('email', 'taken');
    checks.done();
    await refuseIfChanged(tx, viewer, { noun: 'person', nounId: person.id, seen: input.version, before: person, values: { ...values } });
    await updatePerson(tx, byForm(viewer), now, 'change', person, values);
    if (values.email !== person.email) await endInvitationsOf(tx, now, person.id);
  });
}

/** Hides a person who left from everybody but the municipality's editors, and ends their sign-in and open invitations. */
export async function deactivatePerson(database: Database, viewer: Viewer, now: Date, input: { personId: string }): Promise<void> {
  await database.write(async (tx) => {
    const person = await managedPerson(tx, viewer, input.personId, 'deactivate people');
    if (!personPolicy.deactivate(viewer, person)) throw new NotAllowedError('deactivate its own person');
    await updatePerson(tx, byForm(viewer), now, 'deactivate', person, { active: false });
    await endSignIn(tx, viewer, now, person.id);
    await endInvitationsOf(tx, now, person.id);
  });
}

/** Brings a person back, without their sign-in: that is a change of its own, reactivateAccount. */
export async function reactivatePerson(database: Database, viewer: Viewer, now: Date, input: { personId: string }): Promise<void> {
  await database.write(async (tx) => {
    const person = await managedPerson(tx, viewer, input.personId, 'reactivate people');
    await updatePerson(tx, byForm(viewer), now, 'reactivate', person, { active: true });
  });
}

/** Sets or lifts "do not list". Editors of the person's municipality only; not for a person whose sign-in is more than staff's. */
export async function protectPerson(
  database: Database,
  viewer: Viewer,
  now: Date,
  input: { personId: string; protected: boolean },
): Promise<void> {
  const checks = new Checks();
  const values = { protected: checks.flag('protected', input.protected) };
  checks.done();
  await database.write(async (tx) => {
    const person = await managedPerson(tx, viewer, input.personId, 'protect people');
    const account = values.protected ? await findAccountOfPerson(tx, person.id, now) : undefined;
    // Whoever acts for others stays within reach of the network admin, who finds nobody that is not listed.
    if (account?.active && account.roles.some(({ role }) => role !== 'staff'))
      throw new InvalidInputError([{ field: 'protected', key: 'actsForOthers' }]);
    await updatePerson(tx, byForm(viewer), now, 'protect', person, values);
  });
}

export interface MoveInput {
  personId: string;
  municipalityCode: string;
  /** The new municipality takes over what the old one agreed, or the hours wait for its editor; null where nothing was chosen, which is refused. */
  keepAgreedHours: boolean | null;
}

/**
 * Moves a person to another municipality of the network that the viewer administers. Their sign-in follows, an editor's as staff;
 * stand-ins end on both sides, for they are colleagues, and open invitations end. Another network's admin answers as one who does not exist.
 */
export async function movePerson(database: Database, viewer: Viewer, now: Date, input: MoveInput): Promise<void> {
  const checks = new Checks();
  await database.write(async (tx) => {
    const administered = await administeredNetwork(tx, viewer, now);
    if (!administered) throw new NotAllowedError('move people');
    const person = await findPersonRow(tx, input.personId);
    const visible = person && isKnown(person) && administered.members.includes(person.municipalityCode);
    if (!visible) throw new NotFoundError('person');
    const account = await findAccountOfPerson(tx, person.id, now);
    if (account && accountPolicy.administersAnother(account, administered)) throw new NotFoundError('person');
    const code = checks.choice('municipalityCode', input.municipalityCode, administered.members);
    if (input.keepAgreedHours === null) checks.refuse('keepAgreedHours', 'notAChoice');
    checks.done();
    if (!personPolicy.move(viewer, person.municipalityCode, code, administered.members)) throw new NotAllowedError('move people');
    if (code === person.municipalityCode) return;
    const actor = byForm(viewer);
    await releaseStandIns(tx, actor, now, person.id);
    if (!input.keepAgreedHours) await endAgreements(tx, actor, now, person.id);
    await updatePerson(tx, actor, now, 'move', person, { municipalityCode: code, standInId: null });
    await moveSignIn(tx, actor, now, person.id, code);
    await endInvitationsOf(tx, now, person.id);
  });
}

/** Writes what differs, the record and the index. */
export async function updatePerson(
  tx: Transaction,
  actor: Actor,
  now: Date,
  kind: string,
  person: PersonRow,
  values: Partial<PersonRow>,
): Promise<void> {
  const differs = await record(tx, actor, now, {
    kind,
    noun: 'person',
    nounId: person.id,
    before: { ...person },
    after: { ...person, ...values },
  });
  if (!differs) return;
  await tx
    .update(people)
    .set({ ...values, editedAt: now })
    .where(eq(people.id, person.id));
  await indexPeople(tx, [person.id]);
}

function checkedPerson(checks: Checks, input: PersonInput): PersonInput {
  return {
    givenName: checks.requiredText('givenName', input.givenName, 80),
    familyName: checks.requiredText('familyName', input.familyName, 80),
    title: checks.text('title', input.title, 120),
    department: checks.text('department', input.department, 120),
    email: checks.email('email', input.email),
  };
}

/** The person, where the viewer is an editor of their municipality. Out of reach and absent answer alike. */
async function managedPerson(tx: Transaction, viewer: Viewer, personId: string, what: string): Promise<PersonRow> {
  if (viewer.municipalityCode === null || !personPolicy.manage(viewer, viewer.municipalityCode)) throw new NotAllowedError(what);
  const person = await findPersonRow(tx, personId);
  if (!person || !personPolicy.manage(viewer, person.municipalityCode)) throw new NotFoundError('person');
  return person;
}

/** Only within the municipality: where a double lives elsewhere is not told. */
async function emailTaken(tx: Transaction, municipalityCode: string, email: string, exceptId: string | null): Promise<boolean> {
  const rows = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.municipalityCode, municipalityCode), eq(people.email, email), ne(people.id, exceptId ?? '')))
    .limit(1);
  return rows.length > 0;
}

async function releaseStandIns(tx: Transaction, actor: Actor, now: Date, standInId: string): Promise<void> {
  const absent = await tx.select().from(people).where(eq(people.standInId, standInId)).orderBy(people.id);
  for (const person of absent) await updatePerson(tx, actor, now, 'change', person, { standInId: null });
}

async function endAgreements(tx: Transaction, actor: Actor, now: Date, personId: string): Promise<void> {
  const ended = { agreedHours: 0, agreedUntil: null, agreedAt: null, agreedBy: null };
  const rows = await tx.select().from(expertise).where(eq(expertise.personId, personId)).orderBy(expertise.topicSlug);
  for (const row of rows) {
    await record(tx, actor, now, {
      kind: 'end',
      noun: 'expertise',
      nounId: `${personId}/${row.topicSlug}`,
      before: { ...row },
      after: { ...row, ...ended },
    });
  }
  await tx.update(expertise).set(ended).where(eq(expertise.personId, personId));
}
