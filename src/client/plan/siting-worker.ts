/** Solves plans beside the page: answer and uncertainty together where that takes a moment, else the answer first. */
import { answerPlan } from '#planning/answer.ts';
import type { NoAnswer, PlanAnswer } from '#planning/answer.ts';
import type { PlanFacts } from '#planning/facts.ts';
import { type FoundPlan, type MoneyShown, type SeenPlan, seenPlan } from '#planning/money.ts';
import { canCompareAll } from '#planning/problem.ts';
import type { PlanQuestion } from '#planning/question.ts';
import { uncertaintyOf } from '#planning/uncertainty.ts';
import { switchingValues } from '#planning/switching-values.ts';

export interface SitingTask {
  id: number;
  facts: PlanFacts;
  question: PlanQuestion;
  shown: MoneyShown;
}

export interface SitingNews {
  id: number;
  plan: SeenPlan<PlanAnswer | NoAnswer>;
  /** nothing more follows for this task */
  last: boolean;
}

let newest = 0;

addEventListener('message', ({ data: task }: MessageEvent<SitingTask>) => {
  const { id, facts, question, shown } = task;
  newest = id;
  const tell = (found: FoundPlan<PlanAnswer | NoAnswer>, last: boolean) => {
    const news: SitingNews = { id, plan: seenPlan(found, shown), last };
    postMessage(news);
  };
  const answer = answerPlan(facts, question);
  if (answer.status === 'infeasible') return tell({ question, answer }, true);
  const tellAll = () => {
    if (id !== newest) return;
    const { hosts } = answer.outcome;
    const uncertainty = uncertaintyOf(facts, question, hosts);
    tell({ question, answer, uncertainty, switching: switchingValues(facts, question, hosts) }, true);
  };
  if (canCompareAll(facts.municipalities.length, question.centres)) return tellAll();
  tell({ question, answer }, false);
  setTimeout(tellAll);
});
