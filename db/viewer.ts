/** What a query needs to know of who asks; the first argument of every query for people. */
export interface Viewer {
  personId: string | null;
  municipalityCode: string | null;
  networkIds: string[];
}
