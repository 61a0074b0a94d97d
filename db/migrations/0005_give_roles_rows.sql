CREATE TABLE `account_roles` (
	`account_id` text NOT NULL,
	`role` text NOT NULL,
	`municipality_code` text,
	`network_id` text,
	`from` text NOT NULL,
	`until` text,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`municipality_code`) REFERENCES `municipalities`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`network_id`) REFERENCES `networks`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `account_roles_by_account` ON `account_roles` (`account_id`);--> statement-breakpoint
-- Every account keeps its role, where it had it: an admin's in the network, any other in the municipality where there is one.
INSERT INTO `account_roles` (`account_id`, `role`, `municipality_code`, `network_id`, `from`)
SELECT `id`, `role`, iif(`role` = 'admin', NULL, `municipality_code`), iif(`role` = 'admin' OR `municipality_code` IS NULL, `network_id`, NULL),
	date(`created_at` / 1000, 'unixepoch')
FROM `accounts`;--> statement-breakpoint
CREATE TABLE `__new_accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`password_hash` text,
	`name` text NOT NULL,
	`municipality_code` text,
	`person_id` text,
	`locale` text,
	`active` integer DEFAULT true NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`municipality_code`) REFERENCES `municipalities`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_accounts`("id", "email", "password_hash", "name", "municipality_code", "person_id", "locale", "active", "created_at") SELECT "id", "email", "password_hash", "name", "municipality_code", "person_id", "locale", "active", "created_at" FROM `accounts`;--> statement-breakpoint
DROP TABLE `accounts`;--> statement-breakpoint
ALTER TABLE `__new_accounts` RENAME TO `accounts`;--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_email_unique` ON `accounts` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_personId_unique` ON `accounts` (`person_id`);
