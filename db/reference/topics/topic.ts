/** One row of the starter vocabulary; `area` names the department that usually knows it. */
export interface StarterTopic {
  slug: string;
  labelEn: string;
  labelNb: string;
  labelNn: string | null;
  synonymsEn: string[];
  synonymsNb: string[];
  escoUri: string | null;
  /** Estimated need of a municipality: floor + per 1,000 inhabitants, hours a year. */
  needFloorHours: number;
  needHoursPer1000: number;
  /** Share of the work done in person, 0 to 1: an assumption that planners may change. */
  inPersonShare: number;
  visitHours: number;
}

interface Row {
  en: string;
  nb: string;
  /** Where it differs from Bokmål. */
  nn?: string;
  /** Floor hours a year, hours per 1,000 inhabitants, share in person. */
  need: [floor: number, per1000: number, inPerson: number];
  /** What people type, separated by semicolons. */
  also: string;
  ogsaa: string;
  /** Last part of the ESCO concept's address. */
  esco?: string;
}

const visitHours = 3;

const words = (list: string) => list.split(';').map((word) => word.trim());

export function topicsOf(rows: Record<string, Row>): StarterTopic[] {
  return Object.entries(rows).map(([slug, { en, nb, nn, need, also, ogsaa, esco }]) => ({
    slug,
    labelEn: en,
    labelNb: nb,
    labelNn: nn ?? null,
    synonymsEn: words(also),
    synonymsNb: words(ogsaa),
    escoUri: esco ? `http://data.europa.eu/esco/skill/${esco}` : null,
    needFloorHours: need[0],
    needHoursPer1000: need[1],
    inPersonShare: need[2],
    visitHours,
  }));
}
