-- INSERT OR REPLACE passes by delete triggers, so existing ids are refused on insert as well. Kept alike with db/append-only.ts.
CREATE TRIGGER events_are_never_altered BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'events are append-only: an event is never altered'); END;
--> statement-breakpoint
CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events are append-only: an event is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER events_follow_one_another BEFORE INSERT ON events
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM events)
BEGIN SELECT RAISE(ABORT, 'events are append-only: the id of an event is one more than the last'); END;
--> statement-breakpoint
CREATE TRIGGER event_values_are_only_emptied BEFORE UPDATE ON event_values
WHEN NEW.event_id IS NOT OLD.event_id OR NEW.salt IS NOT '' OR NEW.before IS NOT NULL OR NEW.after IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'event values are emptied as a whole or left alone'); END;
--> statement-breakpoint
CREATE TRIGGER event_values_are_never_deleted BEFORE DELETE ON event_values
BEGIN SELECT RAISE(ABORT, 'event values are emptied, never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER event_values_are_never_replaced BEFORE INSERT ON event_values
WHEN EXISTS (SELECT 1 FROM event_values WHERE event_id = NEW.event_id)
BEGIN SELECT RAISE(ABORT, 'event values are never replaced'); END;
