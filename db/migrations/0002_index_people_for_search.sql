-- One document per person and audience, holding only what that audience may see; written by search/embedded.ts alone.
CREATE TABLE `search_documents` (
	`id` integer PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`audience` text NOT NULL CHECK (`audience` IN ('municipality', 'network')),
	`municipality_code` text NOT NULL,
	`name_key` text NOT NULL,
	`languages` text,
	`workdays` text,
	`absent_from` text,
	`absent_until` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_documents_by_person` ON `search_documents` (`person_id`, `audience`);
--> statement-breakpoint
CREATE INDEX `search_documents_by_municipality` ON `search_documents` (`audience`, `municipality_code`);
--> statement-breakpoint
CREATE TABLE `search_holdings` (
	`document_id` integer NOT NULL,
	`person_id` text NOT NULL,
	`topic_slug` text NOT NULL,
	`level` integer NOT NULL,
	`agreed_hours` integer,
	`agreed_until` text,
	`confirmed_at` integer NOT NULL,
	PRIMARY KEY (`document_id`, `topic_slug`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `search_holdings_by_topic` ON `search_holdings` (`topic_slug`, `level`);
--> statement-breakpoint
-- The words arrive folded, stemmed and split; the tokenizer only cuts at the spaces. A one-letter prefix needs its own index.
CREATE VIRTUAL TABLE `search_text` USING fts5(name, title, department, contact_for, evidence, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3');
--> statement-breakpoint
-- Deleted words leave the file, not only the answers.
INSERT INTO `search_text` (`search_text`, `rank`) VALUES ('secure-delete', 1);
--> statement-breakpoint
CREATE VIRTUAL TABLE `search_words` USING fts5vocab('search_text', 'row');
