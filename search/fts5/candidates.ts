/** The SQL of the embedded engine: who matches what, filtered by what the viewer may see before anything is counted or paged. */
import { type SQL, sql } from 'drizzle-orm';
import { deepestHit, type ExpertsQuery, pageSize, type Sort } from '#search/contract.ts';
import { dayMs } from '#access/freshness.ts';
import { minutesLeft } from '#db/queries/hours.ts';
import type { LocalTime } from '#time/oslo.ts';
import { minutesOf } from '#time/shared-hours.ts';
import { scoreSql } from '#search/ranking.ts';
import { type Concept, conditionsOf, type Field, fieldValue, matchingForms, topicValue, weightOf } from '#search/question/understanding.ts';

/** Whose documents a viewer searches: their own municipality's, and the network's of the others. */
export interface Scope {
  own: string | null;
  others: string[];
}

const list = (values: readonly (string | number)[]) => sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;

/** Documents (aliased d) that the viewer may find. */
export function inScope({ own, others }: Scope): SQL {
  return sql`((d.audience = 'municipality' AND d.municipality_code = ${own}) OR (d.audience = 'network' AND d.municipality_code IN ${list(others)}))`;
}

/**
 * Words, all of them, in one of the columns; words are letters and digits only, so nothing of FTS5's syntax passes through.
 * A stem shorter than `shortestStem` does not count: 'lawer' is no form of 'law'.
 */
export function ftsQuery(words: readonly string[], columns: readonly string[], shortestStem = 0): string {
  const each = words.map((word) => {
    const { beginnings, stems } = matchingForms(word, shortestStem);
    return `(${[...beginnings.map((beginning) => `"${beginning}"*`), ...stems.map((stem) => `"${stem}"`)].join(' OR ')})`;
  });
  return `{${columns.join(' ')}} : (${each.join(' AND ')})`;
}

const columnsOf: [Field, string[]][] = [
  ['title', ['name', 'title']],
  ['department', ['department', 'contact_for']],
  ['evidence', ['evidence']],
];

/** Document ids with the value (0 to 1) that a concept has for them. */
function conceptSql(concept: Concept): SQL {
  const found = columnsOf.map(
    ([field, columns]) =>
      sql`SELECT rowid AS id, ${fieldValue(concept, field)} AS value FROM search_text WHERE search_text MATCH ${ftsQuery(concept.words, columns)}`,
  );
  const topics = [...concept.named, ...concept.near];
  if (topics.length > 0) {
    const value = sql.join(
      topics.map((slug) => sql`WHEN ${slug} THEN ${topicValue(concept, slug)}`),
      sql` `,
    );
    found.push(sql`SELECT document_id, CASE topic_slug ${value} END FROM search_holdings WHERE topic_slug IN ${list(topics)}`);
  }
  if (concept.places.length > 0) found.push(sql`SELECT id, 1.0 FROM search_documents WHERE municipality_code IN ${list(concept.places)}`);
  return sql`SELECT id, max(value) AS value FROM (${sql.join(found, sql` UNION ALL `)}) GROUP BY id`;
}

export interface Question {
  query: ExpertsQuery;
  scope: Scope;
  concepts: Concept[];
  local: LocalTime;
  /** Minutes from the viewer's municipality by code; empty where travel does not count. */
  minutes: Record<string, number>;
  /** People who are in the index and no longer answer. */
  except: string[];
}

/** The topics that level and hours are taken from; every topic where none is asked for. */
export function askedTopics({ query, concepts }: Pick<Question, 'query' | 'concepts'>): string[] {
  return [...new Set([...query.topics.map((topic) => topic.slug), ...concepts.flatMap(({ named, near }) => [...named, ...near])])];
}

/**
 * The table `facts`: everyone in scope whom the text finds, with what ranks them and one flag a filter. Counting a facet leaves
 * out that facet's own flag. Everything is looked up from those found, so that a rare word costs little.
 */
function factsSql(question: Question): SQL {
  const { query, scope, concepts, local, minutes, except } = question;
  const asked = askedTopics(question);
  const chosen = query.topics;
  const value = (i: number) => `coalesce(concept${i}.value, 0.0)`;
  const held = (i: number) => `(chosen${i}.document_id IS NOT NULL)`;
  const hits = hitsSql(concepts);
  const left = minutesLeft(local.date, {
    agreed: sql`h.agreed_minutes`,
    until: sql`h.agreed_until`,
    promised: sql`promised.promised_minutes`,
  });
  const away = sql`(d.absent_from <= ${local.date} AND coalesce(d.absent_until, ${local.date}) >= ${local.date})`;
  const worksToday = local.weekday
    ? sql`(json_extract(d.workdays, ${`$.${local.weekday}`}) IS NOT NULL AND NOT coalesce(${away}, 0))`
    : sql`0`;
  const tables = [
    ...concepts.map((concept, i) => sql`${sql.raw(`concept${i}`)} AS MATERIALIZED (${conceptSql(concept)})`),
    sql`found AS MATERIALIZED (
      SELECT d.id, d.person_id, d.municipality_code, d.name_key, d.languages, ${worksToday} AS works_today,
             ${matchesSql(concepts, chosen.length, value, held)} AS matches,
             ${chosenSql(query.match, chosen.length, held)} AS has_topics
      FROM ${hits ? sql`(${sql.raw(hits)}) AS hit CROSS JOIN search_documents AS d ON d.id = hit.id` : sql`search_documents AS d`}
      ${sql.raw(concepts.map((_, i) => `LEFT JOIN concept${i} ON concept${i}.id = d.id`).join(' '))}
      ${sql.join(
        chosen.map(({ slug, level }, i) => chosenJoin(i, slug, level)),
        sql` `,
      )}
      WHERE ${inScope(scope)}${except.length > 0 ? sql` AND d.person_id NOT IN ${list(except)}` : sql``}
    )`,
    sql`relevant AS MATERIALIZED (
      SELECT found.id, max(h.level) AS level, max(h.confirmed_at) AS confirmed_at,
             sum(${left}) AS minutes_left
      FROM found
      CROSS JOIN search_holdings AS h ON h.document_id = found.id ${asked.length > 0 ? sql`AND h.topic_slug IN ${list(asked)}` : sql``}
      LEFT JOIN promises AS promised ON promised.person_id = h.person_id AND promised.topic_slug = h.topic_slug AND promised.month = ${local.month}
      GROUP BY found.id
    )`,
    sql`travel AS (SELECT key AS code, value AS minutes FROM json_each(${JSON.stringify(minutes)}))`,
    sql`ranked AS (
      SELECT found.*, coalesce(relevant.level, 0) AS level, relevant.minutes_left, travel.minutes,
             CAST((${query.now.getTime()} - relevant.confirmed_at) / ${dayMs} AS INTEGER) AS confirmed_days
      FROM found
      LEFT JOIN relevant ON relevant.id = found.id
      LEFT JOIN travel ON travel.code = found.municipality_code
    )`,
    sql`facts AS MATERIALIZED (
      SELECT *, ${sql.raw(scoreSql(query.meet))} AS score,
             level >= ${query.level} AS has_level,
             ${query.today ? sql`works_today` : sql`1`} AS has_today,
             ${query.hours > 0 ? sql`coalesce(minutes_left, 0) >= ${minutesOf(query.hours)}` : sql`1`} AS has_hours,
             ${query.municipalities.length > 0 ? sql`municipality_code IN ${list(query.municipalities)}` : sql`1`} AS has_municipality,
             ${query.languages.length > 0 ? sql`EXISTS (SELECT 1 FROM json_each(ranked.languages) WHERE value IN ${list(query.languages)})` : sql`1`} AS has_language,
             ${query.minutes !== null ? sql`minutes <= ${query.minutes}` : sql`1`} AS has_travel
      FROM ranked
    )`,
  ];
  return sql`WITH ${sql.join(tables, sql`, `)}`;
}

function chosenJoin(i: number, slug: string, level: number): SQL {
  const name = sql.raw(`chosen${i}`);
  return sql`LEFT JOIN search_holdings AS ${name} ON ${name}.document_id = d.id AND ${name}.topic_slug = ${slug} AND ${name}.level >= ${level}`;
}

function matchesSql(concepts: readonly Concept[], chosen: number, value: (i: number) => string, held: (i: number) => string): SQL {
  const parts = [
    ...concepts.map((concept, i) => `${weightOf(concept)} * ${value(i)}`),
    ...Array.from({ length: chosen }, (_, i) => `3 * ${held(i)}`),
  ];
  const whole = concepts.reduce((sum, concept) => sum + weightOf(concept), 0) + 3 * chosen;
  return sql.raw(parts.length > 0 ? `(${parts.join(' + ')}) / ${whole}.0` : '1.0');
}

function chosenSql(match: 'all' | 'any', chosen: number, held: (i: number) => string): SQL {
  const each = Array.from({ length: chosen }, (_, i) => held(i));
  return sql.raw(each.length > 0 ? `(${each.join(match === 'all' ? ' AND ' : ' OR ')})` : '1');
}

/** With topics in the text, one of them is enough and words beside them only rank; else every word must be found, and a place always. */
function hitsSql(concepts: readonly Concept[]): string {
  const { oneOf, allOf } = conditionsOf(concepts);
  const ids = (i: number) => `SELECT id FROM concept${i}`;
  const sets = allOf.map(ids);
  if (oneOf.length > 0) sets.push(`SELECT id FROM (${oneOf.map(ids).join(' UNION ')})`);
  return sets.join(' INTERSECT ');
}

const flags = ['topics', 'level', 'today', 'hours', 'municipality', 'language', 'travel'] as const;
type Flag = (typeof flags)[number];
const passes = (except?: Flag) =>
  sql.raw(
    flags
      .filter((flag) => flag !== except)
      .map((flag) => `has_${flag}`)
      .join(' AND '),
  );

const orders: Record<Sort, string> = {
  best: 'score DESC',
  level: 'level DESC, score DESC',
  hours: 'coalesce(minutes_left, -1) DESC, score DESC',
  confirmed: 'coalesce(confirmed_days, 1e9), score DESC',
  name: 'name_key',
  travel: 'coalesce(minutes, 1e9), score DESC',
};

export interface AnswerRow {
  facet: string;
  value: string | number;
  count: number;
}

/**
 * One statement for a whole answer: rows of facet, value and count. Levels, hours and minutes are counted each by itself, not
 * "or more" yet. The facet `total` counts everyone, `hit` gives the people of the page with their position; ties end with the nearer, then level, hours, freshness, name and id.
 */
export function answerSql(question: Question): SQL {
  const { query } = question;
  const topicFlag = query.match === 'any' ? 'topics' : undefined;
  const offset = (query.page - 1) * pageSize;
  const size = Math.max(0, Math.min(pageSize, deepestHit - offset));
  return sql`${factsSql(question)}
    SELECT 'total' AS facet, '' AS value, count(*) AS count FROM facts WHERE ${passes()}
    UNION ALL SELECT * FROM (
      SELECT 'hit', person_id, row_number() OVER (
        ORDER BY ${sql.raw(orders[query.sort])}, coalesce(minutes, 1e9), level DESC, coalesce(minutes_left, -1) DESC, coalesce(confirmed_days, 1e9), name_key, person_id
      ) AS position FROM facts WHERE ${passes()} ORDER BY position LIMIT ${size} OFFSET ${offset})
    UNION ALL SELECT 'municipality', municipality_code, count(*) FROM facts WHERE ${passes('municipality')} GROUP BY municipality_code
    UNION ALL SELECT 'today', '1', count(*) FROM facts WHERE ${passes('today')} AND works_today
    UNION ALL SELECT 'level', level, count(*) FROM facts WHERE ${passes('level')} AND level > 0 GROUP BY level
    UNION ALL SELECT 'hours', minutes_left, count(*) FROM facts WHERE ${passes('hours')} AND minutes_left > 0 GROUP BY minutes_left
    UNION ALL SELECT 'travel', minutes, count(*) FROM facts WHERE ${passes('travel')} AND minutes IS NOT NULL GROUP BY minutes
    UNION ALL SELECT 'language', spoken.value, sum(people) FROM (SELECT languages, count(*) AS people FROM facts WHERE ${passes('language')} GROUP BY languages) AS together
      JOIN json_each(together.languages) AS spoken GROUP BY spoken.value
    UNION ALL SELECT 'topic', h.topic_slug, count(*) FROM facts CROSS JOIN search_holdings AS h ON h.document_id = facts.id
      WHERE ${passes(topicFlag)} AND h.level >= ${query.level} GROUP BY h.topic_slug`;
}
