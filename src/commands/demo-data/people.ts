import type { Audience } from '#access/visibility.ts';
import type { people } from '#db/schema/people.ts';
import { weekdays, type Workdays } from '#time/workday.ts';
import { osloTime } from '#time/oslo.ts';
import { addDays, daysBefore } from './calendar.ts';
import { cast, type CastMember, everyWeekday } from './cast.ts';
import type { Dice } from './dice.ts';
import { mailOf, newName } from './names.ts';
import { type Code, places } from './places.ts';
import { type Profession, professions } from './professions.ts';
import { knownStrengths } from './strengths.ts';
import { itemAt } from '#lists/item-at.ts';

type PersonRow = typeof people.$inferInsert;

/** A person of the demonstration, with what they work as or the part they play. */
export interface Invented {
  row: PersonRow & { id: string; municipalityCode: Code; topicsAudience: Audience; hoursAudience: Audience };
  profession: Profession | null;
  part: CastMember | null;
}

/** Hours a month that one expert typically shares in a topic. */
export const typicalHours = 15;

const languagesBesidesNorwegian = [
  ['en'],
  ['en'],
  ['en'],
  ['en', 'de'],
  ['en', 'sv'],
  ['en', 'pl'],
  ['en', 'ar'],
  ['en', 'uk'],
  ['en', 'es'],
  ['en', 'fr'],
];

/** Everybody of the demonstration: the cast first, then as many as each municipality lacks. */
export function inventPeople(now: Date, fate: Dice): Invented[] {
  const taken = new Set(cast.map(({ givenName, familyName }) => `${givenName} ${familyName}`));
  const everybody = places.flatMap(({ code, people: size, phone, mail }) => {
    const parts = cast.filter((part) => part.code === code);
    const positions = fillPositions(code, size - parts.length);
    return [...parts, ...positions].map((given, index): Invented => {
      const part = 'knows' in given ? given : null;
      const profession = 'knows' in given ? null : given;
      const { givenName, familyName } = part ?? newName(taken, fate);
      return {
        part,
        profession,
        row: {
          id: personId(fate),
          municipalityCode: code,
          givenName,
          familyName,
          title: part?.title ?? fate.pick(profession!.titles),
          department: part?.department ?? profession!.department,
          email: mailOf(givenName, familyName, mail),
          phone: `+47 00 00 ${phone} ${String(index + 1).padStart(2, '0')}`,
          languages: part?.languages ?? (part ? ['nb', 'en'] : [fate.chance(0.08) ? 'nn' : 'nb', ...fate.pick(languagesBesidesNorwegian)]),
          workdays: part?.workdays ?? someWorkdays(fate),
          contactFor: part?.contactFor ?? '',
          contactAudience: part ? 'network' : someAudience(fate, 0.03, 0.01),
          topicsAudience: part ? 'network' : someAudience(fate, 0.04, 0.02),
          hoursAudience: part ? 'network' : someAudience(fate, 0.06, 0.02),
          absenceAudience: part?.away ? 'network' : someAudience(fate, 0.5, 0.1),
          active: true,
          protected: false,
          invented: true,
          createdAt: daysBefore(now, 760),
          editedAt: daysBefore(now, fate.between(1, 200)),
        },
      };
    });
  });
  sendSomeAway(everybody, osloTime(now).date, fate);
  hideSome(everybody, fate);
  return everybody;
}

function personId(fate: Dice): string {
  return `p${String(fate.between(0, 99_999_999)).padStart(8, '0')}`;
}

/** First whoever the known strengths call for, then professions by their weight, evenly picked. */
function fillPositions(code: Code, size: number): Profession[] {
  const needed = professions.flatMap((profession) => Array<Profession>(expertsNeeded(profession, code)).fill(profession));
  const byWeight = professions.flatMap((profession) => Array<Profession>(profession.weight).fill(profession));
  const free = size - needed.length;
  const step = byWeight.length / free;
  const offset = (Number(code) % 7) / 7;
  return [...needed, ...Array.from({ length: free }, (_, index) => itemAt(byWeight, Math.floor((index + offset) * step)))];
}

function expertsNeeded(profession: Profession, code: Code): number {
  return Object.entries(knownStrengths)
    .filter(([topic]) => ownProfession(topic) === profession)
    .reduce((most, [topic, strength]) => Math.max(most, Math.ceil(hoursBeyondCast(topic, code, strength[code] ?? 0) / typicalHours)), 0);
}

/** The profession that a topic belongs to first of all. */
export function ownProfession(topic: string): Profession | undefined {
  return professions.find((profession) => profession.topics.includes(topic));
}

/** Of the hours a month wanted, those that the cast does not bring already. */
export function hoursBeyondCast(topic: string, code: Code, hoursPerMonth: number): number {
  const brought = cast
    .filter((part) => part.code === code)
    .flatMap((part) => part.knows)
    .filter((knowledge) => knowledge.topic === topic)
    .reduce((sum, { agreed = 0 }) => sum + agreed, 0);
  return Math.max(0, hoursPerMonth - brought);
}

function someAudience(fate: Dice, municipality: number, nobody: number): Audience {
  const lot = fate.share();
  if (lot < nobody) return 'nobody';
  return lot < nobody + municipality ? 'municipality' : 'network';
}

function someWorkdays(fate: Dice): Workdays {
  const from = fate.pick(['07:30', '08:00', '08:00', '08:00', '08:30', '09:00']);
  const to = fate.pick(['15:00', '15:30', '15:30', '15:30', '16:00', '16:30']);
  const days = everyWeekday(from, to);
  if (fate.chance(0.3)) days[fate.pick(weekdays)]!.place = 'home';
  if (fate.chance(0.22)) delete days[fate.pick(weekdays)];
  if (fate.chance(0.08)) delete days[fate.pick(weekdays)];
  const [first] = Object.values(days);
  if (fate.chance(0.05) && first) first.from = '12:00';
  return days;
}

function colleagues(everybody: Invented[], of: Invented): Invented[] {
  const here = everybody.filter(({ row }) => row.municipalityCode === of.row.municipalityCode && row.id !== of.row.id && !row.absentFrom);
  const near = here.filter(({ row }) => row.department === of.row.department);
  return near.length > 0 ? near : here;
}

function sendSomeAway(everybody: Invented[], today: string, fate: Dice): void {
  for (const invented of everybody) {
    const { row, part } = invented;
    const away = part?.away;
    if (away) {
      const standIn = everybody.find(
        (other) => other.row.familyName === away.standIn && other.row.municipalityCode === row.municipalityCode,
      );
      Object.assign(row, { absentFrom: addDays(today, away.from), absentUntil: addDays(today, away.until), standInId: standIn!.row.id });
    } else if (!part && fate.chance(0.08) && !everybody.some(({ row: other }) => other.standInId === row.id)) {
      const from = fate.between(-10, 20);
      const standIn = fate.chance(0.85) ? fate.pick(colleagues(everybody, invented)).row.id : null;
      Object.assign(row, { absentFrom: addDays(today, from), absentUntil: addDays(today, from + fate.between(3, 25)), standInId: standIn });
    }
  }
}

/** Three people are not to be listed and three have left. */
function hideSome(everybody: Invented[], fate: Dice): void {
  const standIns = new Set(everybody.map(({ row }) => row.standInId));
  const may = fate.shuffle(everybody.filter(({ row, part }) => !part && !standIns.has(row.id)));
  for (const { row } of may.slice(0, 3)) row.protected = true;
  for (const { row } of may.slice(3, 6)) row.active = false;
}
