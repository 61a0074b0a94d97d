/**
 * What the map shows, without a pixel in it: the pages build a scene from rows or from a solver's answer, the drawing follows.
 * Hours are hours a year, minutes one-way travel minutes.
 */
export type MapLayer = 'strength' | 'travel' | 'uncertainty';

/** What a visitor without sign-in may know of a topic: a word, never a number. */
export type Band = 'none' | 'some' | 'strong';

export interface MapMunicipality {
  code: string;
  name: string;
  /** Degrees, WGS 84. */
  lat: number;
  lon: number;
  population: number;
  needHours?: number;
  ownHours?: number;
  band?: Band;
  /** The line under the name, already in the reader's language; the drawing writes "550 of 788 h" itself where this is missing. */
  secondLine?: string;
}

export interface MapService {
  code: string;
  host: string;
  minutes: number;
}

export interface MapScene {
  municipalities: MapMunicipality[];
  /** Codes of the municipalities that hold a centre. */
  hosts: string[];
  /** Who is served by whom, hosts by themselves. */
  served: MapService[];
  /** Hours a year of one core team: the size of the yellow disc. */
  coreTeamHours?: number;
  /** Hours of the core team that a host has to find elsewhere, by code. */
  missingHours?: Record<string, number>;
  /** How minutes came about; minute rings are drawn only where they were estimated. Left out where nothing travels. */
  travel?: { measured: boolean; circuity: number; speedKmh: number };
  layer: MapLayer;
  /** Share of the draws (0 to 1) in which a municipality was a host, by code. */
  hostShare?: Record<string, number>;
}
