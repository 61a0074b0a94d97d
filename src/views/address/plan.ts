/** What the address of a plan names besides its question, which src/planning/question.ts reads: in the browser too. */
import type { Aim } from '#planning/question.ts';
import { written } from './written.ts';

/** The address of a plan; everything that is left out keeps its usual value. */
export function planAddress(asked: { topic: string; centres?: number; aim?: Aim }): string {
  return written('/plan', asked);
}

/** A slug and a network as they are written: neither need exist. */
export function readPlanTopic(params: URLSearchParams): { topic: string; network: string | null } {
  return { topic: params.get('topic') ?? '', network: params.get('network') };
}
