import { planNetwork } from '#access/plans.ts';
import type { Viewer } from '#access/viewer.ts';
import type { PlanFacts } from '#planning/facts.ts';
import { type MoneyShown, moneyShownTo } from '#planning/money.ts';
import type { Queryable } from '#db/open.ts';
import { findPlanFacts } from '#db/queries/plans.ts';
import { localDate } from '#time/oslo.ts';
import { readPlanTopic } from '#views/address/plan.ts';

export interface PlanInput {
  facts: PlanFacts;
  shown: MoneyShown;
  networkId: string;
}

/** What was asked for that does not exist for this viewer, by its parameter. */
export interface NotThere {
  missing: 'topic' | 'network';
  value: string;
}

/** The facts that a viewer's plan is made from. */
export async function planInput(db: Queryable, viewer: Viewer, params: URLSearchParams, now: Date): Promise<PlanInput | NotThere> {
  const { topic, network } = readPlanTopic(params);
  const networkId = planNetwork(viewer, network);
  if (networkId === undefined) return { missing: 'network', value: network ?? '' };
  const facts = await findPlanFacts(db, networkId, topic, localDate(now));
  if (!facts) return { missing: 'topic', value: topic };
  return { facts, networkId, shown: moneyShownTo(viewer, facts) };
}
