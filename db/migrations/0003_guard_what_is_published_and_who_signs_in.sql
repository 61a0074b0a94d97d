CREATE TABLE `mail_domains` (
	`domain` text NOT NULL,
	`municipality_code` text NOT NULL,
	PRIMARY KEY(`domain`, `municipality_code`),
	FOREIGN KEY (`municipality_code`) REFERENCES `municipalities`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `throttles` (
	`key` text PRIMARY KEY NOT NULL,
	`points` integer NOT NULL,
	`expire` integer
);
--> statement-breakpoint
CREATE TABLE `unpublished_topics` (
	`network_id` text NOT NULL,
	`topic_slug` text NOT NULL,
	PRIMARY KEY(`network_id`, `topic_slug`),
	FOREIGN KEY (`network_id`) REFERENCES `networks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`topic_slug`) REFERENCES `topics`(`slug`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `sessions` ADD `browser` text DEFAULT '' NOT NULL;
--> statement-breakpoint
INSERT INTO `unpublished_topics` (`network_id`, `topic_slug`)
SELECT `networks`.`id`, `topics`.`slug` FROM `networks` CROSS JOIN `topics`
WHERE `topics`.`slug` IN ('security-incident-response', 'identity-access', 'information-security', 'it-operations');
