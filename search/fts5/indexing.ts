/** The index that lives in the database itself: FTS5 for words, plain tables for what is filtered and counted. */
import { sql } from 'drizzle-orm';
import type { Transaction } from '#db/open.ts';
import { listFindable, type PersonDocument, readDocuments } from '#search/documents.ts';
import { minutesOf } from '#time/shared-hours.ts';
import { indexText, sortKey } from '#search/question/words.ts';
import { readVocabulary } from '#search/question/vocabulary.ts';

const peopleAtOnce = 500;

/**
 * Brings the index in line with the rows of the named people, in the transaction that changed them. People who are gone,
 * inactive or protected leave it. Facts that depend on the day (hours left, working today) are not stored, so no day makes
 * the index stale.
 */
export async function indexPeople(tx: Transaction, personIds: readonly string[]): Promise<void> {
  const { lexicon } = await readVocabulary(tx);
  for (let start = 0; start < personIds.length; start += peopleAtOnce) {
    const ids = personIds.slice(start, start + peopleAtOnce);
    await removeDocuments(tx, ids);
    await addDocuments(tx, await readDocuments(tx, ids), lexicon);
  }
}

/** Builds the whole index anew from the rows. */
export async function reindexAll(tx: Transaction): Promise<void> {
  await tx.run(sql`DELETE FROM search_text`);
  await tx.run(sql`DELETE FROM search_holdings`);
  await tx.run(sql`DELETE FROM search_documents`);
  await indexPeople(tx, await listFindable(tx));
}

async function removeDocuments(tx: Transaction, personIds: readonly string[]): Promise<void> {
  const stale = sql`SELECT id FROM search_documents WHERE person_id IN (SELECT value FROM json_each(${JSON.stringify(personIds)}))`;
  await tx.run(sql`DELETE FROM search_text WHERE rowid IN (${stale})`);
  await tx.run(sql`DELETE FROM search_holdings WHERE document_id IN (${stale})`);
  await tx.run(sql`DELETE FROM search_documents WHERE id IN (${stale})`);
}

async function addDocuments(tx: Transaction, documents: readonly PersonDocument[], lexicon: ReadonlySet<string>): Promise<void> {
  const rows = documents.map((document) => ({
    person: document.personId,
    audience: document.audience,
    municipality: document.municipalityCode,
    nameKey: sortKey(`${document.familyName} ${document.givenName}`),
    languages: document.contact && JSON.stringify(document.contact.languages),
    workdays: document.contact && JSON.stringify(document.contact.workdays),
    absentFrom: document.absence?.from ?? null,
    absentUntil: document.absence?.until ?? null,
    name: indexText(`${document.givenName} ${document.familyName}`, lexicon),
    title: indexText(document.title, lexicon),
    department: indexText(document.department, lexicon),
    contactFor: indexText(document.contact?.contactFor ?? '', lexicon),
    evidence: indexText((document.holdings ?? []).map((holding) => holding.evidence).join(' '), lexicon),
    holdings: (document.holdings ?? []).map((holding) => ({
      topic: holding.topicSlug,
      level: holding.level,
      minutes: holding.agreedHours === null ? null : minutesOf(holding.agreedHours),
      until: holding.agreedUntil,
      confirmed: holding.confirmedAt,
    })),
  }));
  const json = JSON.stringify(rows);
  await tx.run(sql`
    INSERT INTO search_documents (person_id, audience, municipality_code, name_key, languages, workdays, absent_from, absent_until)
    SELECT value->>'person', value->>'audience', value->>'municipality', value->>'nameKey',
           value->>'languages', value->>'workdays', value->>'absentFrom', value->>'absentUntil'
    FROM json_each(${json})`);
  const joined = sql`json_each(${json}) AS row
    JOIN search_documents AS document ON document.person_id = row.value->>'person' AND document.audience = row.value->>'audience'`;
  await tx.run(sql`
    INSERT INTO search_text (rowid, name, title, department, contact_for, evidence)
    SELECT document.id, row.value->>'name', row.value->>'title', row.value->>'department', row.value->>'contactFor', row.value->>'evidence'
    FROM ${joined}`);
  await tx.run(sql`
    INSERT INTO search_holdings (document_id, person_id, topic_slug, level, agreed_minutes, agreed_until, confirmed_at)
    SELECT document.id, document.person_id, holding.value->>'topic', holding.value->>'level', holding.value->>'minutes',
           holding.value->>'until', holding.value->>'confirmed'
    FROM ${joined}, json_each(row.value, '$.holdings') AS holding`);
}
