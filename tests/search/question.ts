import type { ExpertsQuery } from '#search/contract.ts';
import { everyone } from '#views/address/experts.ts';

/** A question about nothing, as the address /experts asks it; each test says what differs. */
export function question(viewer: ExpertsQuery['viewer'], now: Date, differs: Partial<ExpertsQuery> = {}): ExpertsQuery {
  return { ...everyone, viewer, now, ...differs };
}
