/** Why a person is found, from what the viewer may see of them now: the same rules as search/fts5/candidates.ts, on one document. */
import { daysSince } from '#access/freshness.ts';
import type { ExpertHit, ExpertsQuery, Reason } from './contract.ts';
import type { Holding, PersonDocument } from './documents.ts';
import { marked } from './highlight.ts';
import { indexText } from '#search/question/words.ts';
import type { LocalTime } from '#time/oslo.ts';
import { scoreOf } from './ranking.ts';
import { type Concept, conditionsOf, type Field, fieldValue, matchingForms, topicValue, weightOf } from '#search/question/understanding.ts';
import { hoursLeft, hoursRunning, minutesOf, sumOfHours } from '#time/shared-hours.ts';
import { todayOf } from '#time/workday.ts';

export interface Explained extends Omit<ExpertHit, 'standIn' | 'municipalityName'> {
  /** Whether the person still answers the question; false where something changed since the index was read. */
  holds: boolean;
}

export interface ExplainContext {
  query: ExpertsQuery;
  concepts: Concept[];
  asked: string[];
  local: LocalTime;
  lexicon: ReadonlySet<string>;
  minutes: number | null;
  /** Hours promised this month by topic. */
  promised: ReadonlyMap<string, number>;
}

export function explain(person: PersonDocument, context: ExplainContext): Explained {
  const { query, concepts, asked, local, promised } = context;
  const held = person.holdings ?? [];
  const relevant = asked.length > 0 ? held.filter((holding) => asked.includes(holding.topicSlug)) : held;
  const found = concepts.map((concept) => bestReason(concept, person, context.lexicon));
  const chosen = query.topics.map(({ slug, level }) => held.find((holding) => holding.topicSlug === slug && holding.level >= level));
  const best = relevant.toSorted((a, b) => b.level - a.level || (a.topicSlug < b.topicSlug ? -1 : 1))[0];
  const hours = hoursOf(person, relevant, promised, local.date);
  const today = todayOf(person, local);
  const confirmedAt = relevant.length > 0 ? Math.max(...relevant.map((holding) => holding.confirmedAt)) : null;
  const facts = {
    matches: matchesOf(concepts, found, chosen),
    level: best?.level ?? 0,
    minutesLeft: hours ? minutesOf(hours.left) : null,
    worksToday: today.kind === 'working',
    confirmedDays: confirmedAt === null ? null : daysSince(confirmedAt, query.now),
    minutes: context.minutes,
  };
  const reasons = [
    ...found.flatMap((one) => (one ? [one.reason] : [])),
    ...chosen.flatMap((holding) => (holding ? [{ words: [], topicSlug: holding.topicSlug, field: null }] : [])),
  ].filter((reason, i, all) => !reason.topicSlug || all.findIndex((other) => other.topicSlug === reason.topicSlug) === i);
  const foundIn = (field: Field) => reasons.flatMap((reason) => (reason.field === field ? reason.words : []));
  return {
    ...scoreOf(facts, query.meet),
    person,
    reasons,
    name: marked(`${person.givenName} ${person.familyName}`, foundIn('name')),
    title: marked(person.title, foundIn('title')),
    best: best ? { topicSlug: best.topicSlug, level: best.level } : null,
    hours,
    today,
    confirmedAt,
    minutes: context.minutes,
    holds:
      isFound(concepts, found) &&
      (chosen.length === 0 || (query.match === 'all' ? chosen.every(Boolean) : chosen.some(Boolean))) &&
      facts.level >= query.level &&
      (query.hours === 0 || (hours?.left ?? 0) >= query.hours) &&
      (!query.today || today.kind === 'working') &&
      (query.municipalities.length === 0 || query.municipalities.includes(person.municipalityCode)) &&
      (query.languages.length === 0 || query.languages.some((code) => person.contact?.languages.includes(code))) &&
      (query.minutes === null || (context.minutes !== null && context.minutes <= query.minutes)),
  };
}

interface Found {
  value: number;
  reason: Reason;
}

function bestReason(concept: Concept, person: PersonDocument, lexicon: ReadonlySet<string>): Found | undefined {
  const topics = (person.holdings ?? []).map((holding) => ({
    value: topicValue(concept, holding.topicSlug),
    reason: { words: concept.words, topicSlug: holding.topicSlug, field: null },
  }));
  const texts = fieldTexts(person).map(([field, columns]) => ({
    value: columns.length > 0 && containsAll(concept.words, columns, lexicon) ? fieldValue(concept, field) : 0,
    reason: { words: concept.words, topicSlug: null, field: fieldNamed(field, concept, columns, lexicon) },
  }));
  const place = {
    value: concept.places.includes(person.municipalityCode) ? 1 : 0,
    reason: { words: concept.words, topicSlug: null, field: null },
  };
  return [...topics, ...texts, place].filter(({ value }) => value > 0).sort((a, b) => b.value - a.value)[0];
}

/** As the index groups its columns. */
function fieldTexts(person: PersonDocument): [Field, [Field, string][]][] {
  return [
    [
      'title',
      [
        ['name', `${person.givenName} ${person.familyName}`],
        ['title', person.title],
      ],
    ],
    [
      'department',
      [
        ['department', person.department],
        ['contactFor', person.contact?.contactFor ?? ''],
      ],
    ],
    ['evidence', [['evidence', (person.holdings ?? []).map((holding) => holding.evidence).join(' ')]]],
  ];
}

function containsAll(words: readonly string[], columns: [Field, string][], lexicon: ReadonlySet<string>): boolean {
  const tokens = columns.flatMap(([, text]) => indexText(text, lexicon).split(' '));
  return words.every((word) => {
    const { beginnings, stems } = matchingForms(word);
    return tokens.some((token) => stems.includes(token) || beginnings.some((beginning) => token.startsWith(beginning)));
  });
}

function fieldNamed(group: Field, concept: Concept, columns: [Field, string][], lexicon: ReadonlySet<string>): Field {
  return columns.find((column) => containsAll(concept.words, [column], lexicon))?.[0] ?? group;
}

function matchesOf(concepts: readonly Concept[], found: readonly (Found | undefined)[], chosen: readonly (Holding | undefined)[]): number {
  const whole = concepts.reduce((sum, concept) => sum + weightOf(concept), 0) + 3 * chosen.length;
  if (whole === 0) return 1;
  const texts = concepts.reduce((sum, concept, i) => sum + weightOf(concept) * (found[i]?.value ?? 0), 0);
  return (texts + 3 * chosen.filter(Boolean).length) / whole;
}

function isFound(concepts: readonly Concept[], found: readonly (Found | undefined)[]): boolean {
  const { oneOf, allOf } = conditionsOf(concepts);
  return allOf.every((i) => found[i]) && (oneOf.length === 0 || oneOf.some((i) => found[i]));
}

function hoursOf(
  person: PersonDocument,
  relevant: readonly Holding[],
  promised: ReadonlyMap<string, number>,
  today: string,
): ExpertHit['hours'] {
  if (!person.hoursVisible || relevant.length === 0) return null;
  const agreements = relevant.map(({ topicSlug, agreedHours, agreedUntil }) => ({ topicSlug, agreedHours: agreedHours ?? 0, agreedUntil }));
  return {
    left: sumOfHours(agreements.map((agreement) => hoursLeft(agreement, promised.get(agreement.topicSlug) ?? 0, today))),
    agreed: sumOfHours(agreements.map((agreement) => hoursRunning(agreement, today))),
  };
}
