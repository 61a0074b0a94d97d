/** How far a network's own hours reach: need against own hours, by topic and municipality. Hours are hours a year. */
import type { PlanFacts } from './facts.ts';
import { needHours } from './need.ts';

export interface MunicipalityCover {
  code: string;
  name: string;
  need: number;
  /** False where the need is estimated from the population. */
  stated: boolean;
  ownHours: number;
  /** People of level 3 or more. */
  experts: number;
}

export interface TopicCover {
  slug: string;
  labelEn: string;
  labelNb: string;
  need: number;
  ownHours: number;
  experts: number;
  /** In the order of the facts. */
  municipalities: MunicipalityCover[];
}

/** Adds up one topic over the municipalities of a network. */
export function topicCover({ topic, municipalities }: PlanFacts): TopicCover {
  const rows = municipalities.map(({ code, name, population, statedHours, ownHours, experts }) => ({
    code,
    name,
    need: needHours(topic, population, statedHours),
    stated: statedHours !== undefined,
    ownHours,
    experts,
  }));
  const sum = (value: (row: MunicipalityCover) => number) => rows.reduce((total, row) => total + value(row), 0);
  return {
    slug: topic.slug,
    labelEn: topic.labelEn,
    labelNb: topic.labelNb,
    need: sum((row) => row.need),
    ownHours: sum((row) => row.ownHours),
    experts: sum((row) => row.experts),
    municipalities: rows,
  };
}

/** Hours to spare, negative where they are short; of whole hours, so that it agrees with the figures shown. */
export function hoursToSpare({ need, ownHours }: { need: number; ownHours: number }): number {
  return Math.round(ownHours) - Math.round(need);
}
