import type { ExpertsQuery } from '#search/contract.ts';

/** A question about nothing, as the address /experts asks it; each test says what differs. */
export function question(viewer: ExpertsQuery['viewer'], now: Date, differs: Partial<ExpertsQuery> = {}): ExpertsQuery {
  return {
    viewer,
    now,
    text: '',
    exact: false,
    topics: [],
    match: 'any',
    level: 0,
    municipalities: [],
    hours: 0,
    today: false,
    languages: [],
    meet: false,
    minutes: null,
    sort: 'best',
    page: 1,
    ...differs,
  };
}
