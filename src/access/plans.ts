import { mayEverywhere, placesOf } from './roles.ts';
import type { Viewer } from './viewer.ts';

/** Whose money a viewer sees in a plan: everybody's, their own municipality's, or none. */
export type MoneySeen = 'all' | 'own' | 'none';

/** Everyone signed in sees plans of their own networks; money is for planners, network admins and, for their own, editors. */
export function moneySeenInPlans(viewer: Viewer): MoneySeen {
  if (mayEverywhere(viewer, 'seeMoney')) return 'all';
  return placesOf(viewer, 'seeMoney').length > 0 ? 'own' : 'none';
}

/** The network whose plan is asked for: the viewer's usual one where none is named, undefined where it is not theirs. */
export function planNetwork(viewer: Viewer, asked: string | null): string | undefined {
  const networkId = asked || viewer.networkId;
  return viewer.networkIds.find((own) => own === networkId);
}
