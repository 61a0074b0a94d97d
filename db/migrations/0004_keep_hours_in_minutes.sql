-- A quarter of an hour counts for what it is. The record keeps what was said in hours, as it was said.
ALTER TABLE `expertise` RENAME COLUMN "asked_hours" TO "asked_minutes";
--> statement-breakpoint
ALTER TABLE `expertise` RENAME COLUMN "agreed_hours" TO "agreed_minutes";
--> statement-breakpoint
UPDATE `expertise` SET `asked_minutes` = `asked_minutes` * 60, `agreed_minutes` = `agreed_minutes` * 60;
--> statement-breakpoint
ALTER TABLE `promises` RENAME COLUMN "hours" TO "promised_minutes";
--> statement-breakpoint
UPDATE `promises` SET `promised_minutes` = `promised_minutes` * 60;
--> statement-breakpoint
ALTER TABLE `search_holdings` RENAME COLUMN "agreed_hours" TO "agreed_minutes";
--> statement-breakpoint
UPDATE `search_holdings` SET `agreed_minutes` = `agreed_minutes` * 60;
