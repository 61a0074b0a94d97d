CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`password_hash` text,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`municipality_code` text,
	`network_id` text,
	`person_id` text,
	`locale` text,
	`active` integer DEFAULT true NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`municipality_code`) REFERENCES `municipalities`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`network_id`) REFERENCES `networks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_email_unique` ON `accounts` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_personId_unique` ON `accounts` (`person_id`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`municipality_code` text,
	`network_id` text,
	`person_id` text,
	`invited_by` text,
	`ends_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`municipality_code`) REFERENCES `municipalities`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`network_id`) REFERENCES `networks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id_hash` text PRIMARY KEY NOT NULL,
	`public_id` text NOT NULL,
	`account_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`idle_ends_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_publicId_unique` ON `sessions` (`public_id`);--> statement-breakpoint
CREATE INDEX `sessions_by_account` ON `sessions` (`account_id`);--> statement-breakpoint
CREATE TABLE `licences` (
	`id` text PRIMARY KEY NOT NULL,
	`municipality_code` text NOT NULL,
	`name` text NOT NULL,
	`manufacturer` text DEFAULT '' NOT NULL,
	`category` text DEFAULT '' NOT NULL,
	`topic_slug` text,
	`seats` integer NOT NULL,
	`seats_used` integer NOT NULL,
	`shareable` integer DEFAULT false NOT NULL,
	`shareable_seats` integer DEFAULT 0 NOT NULL,
	`transfer_rights` text DEFAULT 'unknown' NOT NULL,
	`price_model` text DEFAULT 'per_seat' NOT NULL,
	`cost_per_year` integer NOT NULL,
	`currency` text DEFAULT 'NOK' NOT NULL,
	`renews_on` text,
	`notice_days` integer DEFAULT 0 NOT NULL,
	`owner_id` text,
	`notes` text DEFAULT '' NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`invented` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`edited_at` integer NOT NULL,
	FOREIGN KEY (`municipality_code`) REFERENCES `municipalities`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`topic_slug`) REFERENCES `topics`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `licences_by_municipality` ON `licences` (`municipality_code`,`active`);--> statement-breakpoint
CREATE TABLE `facts` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `municipalities` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`county` text NOT NULL,
	`seat` text NOT NULL,
	`lat` real NOT NULL,
	`lon` real NOT NULL,
	`population` integer NOT NULL,
	`name_rank` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `network_members` (
	`network_id` text NOT NULL,
	`municipality_code` text NOT NULL,
	PRIMARY KEY(`network_id`, `municipality_code`),
	FOREIGN KEY (`network_id`) REFERENCES `networks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`municipality_code`) REFERENCES `municipalities`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `network_members_by_municipality` ON `network_members` (`municipality_code`);--> statement-breakpoint
CREATE TABLE `networks` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`published` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE `expertise` (
	`person_id` text NOT NULL,
	`topic_slug` text NOT NULL,
	`level` integer NOT NULL,
	`evidence` text DEFAULT '' NOT NULL,
	`asked_hours` integer DEFAULT 0 NOT NULL,
	`agreed_hours` integer DEFAULT 0 NOT NULL,
	`agreed_until` text,
	`agreed_at` integer,
	`agreed_by` text,
	`confirmed_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `topic_slug`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`topic_slug`) REFERENCES `topics`(`slug`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `expertise_by_topic` ON `expertise` (`topic_slug`,`level`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`municipality_code` text NOT NULL,
	`given_name` text NOT NULL,
	`family_name` text NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	`department` text DEFAULT '' NOT NULL,
	`email` text NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`languages` text DEFAULT '[]' NOT NULL,
	`workdays` text DEFAULT '{}' NOT NULL,
	`contact_for` text DEFAULT '' NOT NULL,
	`absent_from` text,
	`absent_until` text,
	`stand_in_id` text,
	`contact_audience` text DEFAULT 'network' NOT NULL,
	`topics_audience` text DEFAULT 'network' NOT NULL,
	`hours_audience` text DEFAULT 'network' NOT NULL,
	`absence_audience` text DEFAULT 'municipality' NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`protected` integer DEFAULT false NOT NULL,
	`invented` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`edited_at` integer NOT NULL,
	FOREIGN KEY (`municipality_code`) REFERENCES `municipalities`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`stand_in_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `people_by_municipality` ON `people` (`municipality_code`,`active`);--> statement-breakpoint
CREATE TABLE `promises` (
	`person_id` text NOT NULL,
	`topic_slug` text NOT NULL,
	`month` text NOT NULL,
	`hours` integer NOT NULL,
	PRIMARY KEY(`person_id`, `topic_slug`, `month`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`topic_slug`) REFERENCES `topics`(`slug`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `event_values` (
	`event_id` integer PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`before` text,
	`after` text,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `events` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`origin` text NOT NULL,
	`kind` text NOT NULL,
	`noun` text NOT NULL,
	`noun_id` text NOT NULL,
	`fields` text NOT NULL,
	`values_digest` text NOT NULL,
	`digest` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `events_by_noun` ON `events` (`noun`,`noun_id`);--> statement-breakpoint
CREATE TABLE `needs` (
	`municipality_code` text NOT NULL,
	`topic_slug` text NOT NULL,
	`hours_per_year` real NOT NULL,
	`stated_at` integer NOT NULL,
	PRIMARY KEY(`municipality_code`, `topic_slug`),
	FOREIGN KEY (`municipality_code`) REFERENCES `municipalities`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`topic_slug`) REFERENCES `topics`(`slug`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `topics` (
	`slug` text PRIMARY KEY NOT NULL,
	`label_en` text NOT NULL,
	`label_nb` text NOT NULL,
	`label_nn` text,
	`synonyms_en` text DEFAULT '[]' NOT NULL,
	`synonyms_nb` text DEFAULT '[]' NOT NULL,
	`esco_uri` text,
	`need_floor_hours` real NOT NULL,
	`need_hours_per1000` real NOT NULL,
	`in_person_share` real NOT NULL,
	`visit_hours` real NOT NULL
);
