import { starterTopics } from '#db/reference/topics.ts';
import type { expertise, promises } from '#db/schema/people.ts';
import { osloTime } from '#time/oslo.ts';
import { addDays, daysBefore } from './calendar.ts';
import type { Dice } from './dice.ts';
import { hoursBeyondCast, type Invented, ownProfession, typicalHours } from './people.ts';
import { type Code, places } from './places.ts';
import { chanceStrength, knownStrengths, type Strength } from './strengths.ts';

type ExpertiseRow = typeof expertise.$inferInsert;
type PromiseRow = typeof promises.$inferInsert;

/** Nobody shares more than this in a month, whatever they know. */
const mostHours = 40;

const evidences = [
  '',
  '',
  '',
  'Ten years of practice',
  'Five years of practice',
  'Teaches new colleagues',
  'Master’s degree in the field',
  'Certified',
  'Member of the county’s professional group',
  'Led the last large project here',
  'Wrote our routines',
  'Speaks at conferences on it',
];

/** Who knows what, how many hours they share, and what of it is promised this month. */
export function inventKnowledge(people: Invented[], populations: ReadonlyMap<string, number>, now: Date, fate: Dice) {
  const today = osloTime(now).date;
  const expertiseRows: ExpertiseRow[] = [];
  const promiseRows: PromiseRow[] = [];
  const hoursOf = new Map<string, number>();

  function add(person: Invented, row: Omit<ExpertiseRow, 'personId'>, promised: number) {
    const { id } = person.row;
    expertiseRows.push({ personId: id, ...row });
    hoursOf.set(id, (hoursOf.get(id) ?? 0) + (row.agreedHours ?? 0));
    if (promised > 0) promiseRows.push({ personId: id, topicSlug: row.topicSlug, month: today.slice(0, 7), hours: promised });
  }

  const agreement = (hours: number, daysAgo: number, until: string) =>
    hours > 0 ? { agreedHours: hours, agreedUntil: until, agreedAt: daysBefore(now, daysAgo), agreedBy: 'demo-admin' } : { agreedHours: 0 };

  for (const person of people) {
    for (const known of person.part?.knows ?? []) {
      const hours = known.agreed ?? 0;
      const confirmedAt = daysBefore(now, known.confirmedDaysAgo);
      const row = {
        topicSlug: known.topic,
        level: known.level,
        evidence: known.evidence ?? '',
        askedHours: known.asked ?? hours,
        confirmedAt,
      };
      add(person, { ...row, ...agreement(hours, known.confirmedDaysAgo + 20, addDays(today, 400)) }, known.promised ?? 0);
    }
  }

  const knowersOf = (topic: string, code: Code) =>
    people.filter(({ row, profession }) => row.municipalityCode === code && profession?.topics.includes(topic));

  function share(topic: string, code: Code, hoursPerMonth: number, exact: boolean) {
    const knowers = knowersOf(topic, code);
    const own = ownProfession(topic);
    const load = (person: Invented) => (hoursOf.get(person.row.id) ?? 0) + (person.profession === own ? 0 : 20);
    const willing = knowers.filter((person) => (exact ? isCounted(person) : load(person) < mostHours)).sort((a, b) => load(a) - load(b));
    const experts = willing.slice(0, Math.max(1, Math.ceil(hoursPerMonth / typicalHours)));
    if (exact && experts.length === 0)
      throw new Error(`Nobody in ${code} can share ${hoursPerMonth} h of "${topic}": give it somebody in professions.ts.`);
    experts.forEach((person, index) => {
      const even = Math.floor(hoursPerMonth / experts.length) + (index < hoursPerMonth % experts.length ? 1 : 0);
      const hours = exact ? even : Math.min(even, 26, mostHours - (hoursOf.get(person.row.id) ?? 0));
      if (hours < 1) return;
      const level = fate.pick([3, 3, 3, 4, 4, 5]);
      const confirmedDaysAgo = Math.floor(720 * fate.share() ** 1.8);
      const asked = fate.chance(0.12) ? hours + fate.between(2, 6) : hours;
      const row = {
        topicSlug: topic,
        level,
        evidence: fate.pick(evidences),
        askedHours: asked,
        confirmedAt: daysBefore(now, confirmedDaysAgo),
      };
      const until = addDays(today, fate.pick([95, 130, 220, 300, 400, 520]));
      const promised = fate.chance(0.6) ? fate.between(1, Math.max(1, Math.floor(hours * 0.8))) : 0;
      add(person, { ...row, ...agreement(hours, confirmedDaysAgo + fate.between(0, 60), until) }, promised);
    });
  }

  for (const topic of starterTopics) {
    const known: Strength | undefined = knownStrengths[topic.slug];
    const staffed = places.map(({ code }) => code).filter((code) => knowersOf(topic.slug, code).length > 0);
    const strength = known ?? chanceStrength(topic, populations, staffed, fate);
    for (const { code } of places) {
      const hours = hoursBeyondCast(topic.slug, code, strength[code] ?? 0);
      if (hours > 0) share(topic.slug, code, hours, known !== undefined);
    }
  }

  for (const person of people) {
    const has = expertiseRows.filter(({ personId }) => personId === person.row.id).map(({ topicSlug }) => topicSlug);
    const may = (person.profession?.topics ?? []).filter((topic) => !has.includes(topic) && !(topic in knownStrengths));
    const more = has.length === 0 ? Math.max(1, fate.between(1, 2)) : fate.between(0, 1);
    for (const topicSlug of fate.shuffle(may).slice(0, more)) {
      const asked = fate.chance(0.15) ? fate.between(2, 8) : 0;
      const confirmedAt = daysBefore(now, Math.floor(720 * fate.share() ** 1.5));
      add(person, { topicSlug, level: fate.pick([1, 2, 2, 3]), evidence: fate.pick(evidences), askedHours: asked, confirmedAt }, 0);
    }
  }
  return { expertiseRows, promiseRows };
}

/** Whose shared hours the whole network may count. */
function isCounted({ row }: Invented): boolean {
  return row.active !== false && !row.protected && row.topicsAudience === 'network' && row.hoursAudience === 'network';
}
