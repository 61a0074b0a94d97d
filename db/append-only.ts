import type { Client } from '@libsql/client';

/** What db/migrations must leave in place: the record's triggers, by name, as SQLite stores them. */
export const appendOnlyTriggers: Readonly<Record<string, string>> = {
  events_are_never_altered: `CREATE TRIGGER events_are_never_altered BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'events are append-only: an event is never altered'); END`,
  events_are_never_deleted: `CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events are append-only: an event is never deleted'); END`,
  events_follow_one_another: `CREATE TRIGGER events_follow_one_another BEFORE INSERT ON events
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM events)
BEGIN SELECT RAISE(ABORT, 'events are append-only: the id of an event is one more than the last'); END`,
  event_values_are_only_emptied: `CREATE TRIGGER event_values_are_only_emptied BEFORE UPDATE ON event_values
WHEN NEW.event_id IS NOT OLD.event_id OR NEW.salt IS NOT '' OR NEW.before IS NOT NULL OR NEW.after IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'event values are emptied as a whole or left alone'); END`,
  event_values_are_never_deleted: `CREATE TRIGGER event_values_are_never_deleted BEFORE DELETE ON event_values
BEGIN SELECT RAISE(ABORT, 'event values are emptied, never deleted'); END`,
  event_values_are_never_replaced: `CREATE TRIGGER event_values_are_never_replaced BEFORE INSERT ON event_values
WHEN EXISTS (SELECT 1 FROM event_values WHERE event_id = NEW.event_id)
BEGIN SELECT RAISE(ABORT, 'event values are never replaced'); END`,
};

/** The record could be altered: a trigger that keeps it append-only is missing or not the expected one, or there is one more. */
export class RecordUnprotectedError extends Error {
  constructor(problem: string, remedy: string) {
    super(`${problem}. Restore a backup (npm run restore -- FILE), or ${remedy}.`);
    this.name = 'RecordUnprotectedError';
  }
}

/** Compares the triggers in the database with the expected ones. Throws RecordUnprotectedError for the first that differs. */
export async function checkAppendOnly(client: Client): Promise<void> {
  // A trigger keeps the name of its table as it was typed.
  const { rows } = await client.execute(
    "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND lower(tbl_name) IN ('events', 'event_values')",
  );
  const present = new Map(rows.map((row) => [String(row.name), flat(String(row.sql))]));
  for (const [name, sql] of Object.entries(appendOnlyTriggers)) {
    if (present.get(name) !== flat(sql)) {
      throw new RecordUnprotectedError(
        `The trigger ${name}, which keeps the record append-only, is missing or altered`,
        'put the trigger back as db/append-only.ts has it',
      );
    }
    present.delete(name);
  }
  const [foreign] = present.keys();
  if (foreign !== undefined)
    throw new RecordUnprotectedError(`The trigger ${foreign} acts on the record and is none of this program's`, 'take the trigger away');
}

const flat = (sql: string) => sql.replace(/\s+/g, ' ').trim();
