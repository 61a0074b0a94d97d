/**
 * What the product asks of a search engine. The embedded engine (search/fts5/indexing.ts, FTS5) fulfils it; another may, as long as it
 * filters by what the viewer may see before it counts, orders or pages.
 */
import type { ViewerPlace } from '#access/viewer.ts';
import type { PersonDocument } from './documents.ts';
import type { Score } from './ranking.ts';
import type { Today } from '#time/workday.ts';

export const sorts = ['best', 'level', 'hours', 'confirmed', 'name', 'travel'] as const;
export type Sort = (typeof sorts)[number];

export const pageSize = 20;
/** Nobody pages further than this. */
export const deepestHit = 1_000;

export const hoursSteps = [5, 10, 20] as const;
export const minutesSteps = [15, 30, 45, 60] as const;

export interface ExpertsQuery {
  viewer: ViewerPlace;
  now: Date;
  /** Free text, at most 200 characters. */
  text: string;
  /** Search for the words as typed: nothing is corrected. */
  exact: boolean;
  topics: { slug: string; level: number }[];
  match: 'all' | 'any';
  /** Lowest level in the topics asked for; 0 for any. */
  level: number;
  municipalities: string[];
  /** Hours left this month at least. */
  hours: number;
  today: boolean;
  languages: string[];
  /** Travel from the viewer's municipality counts. */
  meet: boolean;
  /** Minutes of travel at most; only with `meet`. */
  minutes: number | null;
  sort: Sort;
  /** From 1. */
  page: number;
}

/** One reason that a result is there: a topic they hold, or words found in what the viewer may see of them. */
export interface Reason {
  words: string[];
  topicSlug: string | null;
  field: 'name' | 'title' | 'department' | 'contactFor' | 'evidence' | null;
}

/** A piece of a text, and whether the question asked for it. */
export interface Piece {
  text: string;
  hit: boolean;
}

export interface ExpertHit extends Score {
  /** What the viewer may see of the person, as the database has it now. */
  person: PersonDocument;
  municipalityName: string;
  reasons: Reason[];
  name: Piece[];
  title: Piece[];
  /** The topic and level that count; null where the viewer may see none. */
  best: { topicSlug: string; level: number } | null;
  /** Hours left this month, and those agreed, in the topics that count; null where the viewer may not see them. */
  hours: { left: number; agreed: number } | null;
  today: Today;
  standIn: { id: string; name: string; phone: string } | null;
  confirmedAt: number | null;
  minutes: number | null;
}

export interface FacetValue {
  value: string;
  count: number;
}

export interface ExpertsFacets {
  topic: FacetValue[];
  /** Counts of this level or more. */
  level: FacetValue[];
  today: FacetValue[];
  /** Counts of so many hours left or more. */
  hours: FacetValue[];
  municipality: FacetValue[];
  language: FacetValue[];
  /** Counts of so many minutes or fewer; empty unless `meet`. */
  travel: FacetValue[];
}

export interface ExpertsAnswer {
  total: number;
  hits: ExpertHit[];
  facets: ExpertsFacets;
  /** The topics that the text names. */
  named: string[];
  /** Words of the text that were read as other words. */
  corrections: { typed: string; read: string }[];
  /** Words of the text that nobody whom the viewer may see has, and that name no topic. */
  unknown: string[];
}

export interface TopicSuggestion {
  slug: string;
  labelEn: string;
  labelNb: string;
  /** People who hold it, of those whom the viewer may see. */
  people: number;
  /** Whether it is like the text at all; where nothing is, the topics with most people stand in. */
  near: boolean;
}

export interface SearchEngine {
  searchExperts(query: ExpertsQuery): Promise<ExpertsAnswer>;
  /** The topics nearest to a text, nearest first. */
  suggestTopics(viewer: ViewerPlace, text: string, limit: number): Promise<TopicSuggestion[]>;
}
