/** Solves plans beside the page: answer and uncertainty together where that takes a moment, else the answer first. */
import { answerPlan } from '#planning/answer.ts';
import type { NoAnswer, PlanAnswer } from '#planning/answer.ts';
import type { PlanFacts } from '#planning/facts.ts';
import { type MoneyShown, shownAnswer, shownUncertainty, shownSwitchingValues } from '#planning/money.ts';
import { canCompareAll } from '#planning/problem.ts';
import type { PlanQuestion } from '#planning/question.ts';
import { type Uncertainty, uncertaintyOf } from '#planning/uncertainty.ts';
import { type SwitchingValue, switchingValues } from '#planning/switching-values.ts';

export interface SitingTask {
  id: number;
  facts: PlanFacts;
  question: PlanQuestion;
  shown: MoneyShown;
}

export interface SitingNews {
  id: number;
  answer: PlanAnswer | NoAnswer;
  uncertainty?: Uncertainty;
  switching?: SwitchingValue[];
  /** nothing more follows for this task */
  last: boolean;
}

let newest = 0;

addEventListener('message', ({ data: task }: MessageEvent<SitingTask>) => {
  const { id, facts, question, shown } = task;
  newest = id;
  const answer = answerPlan(facts, question);
  if (answer.status === 'infeasible') return tell({ id, answer, last: true });
  const news = { id, answer: shownAnswer(answer, shown) };
  const tellUncertainty = () => {
    if (id !== newest) return;
    const { hosts } = answer.outcome;
    const uncertainty = shownUncertainty(uncertaintyOf(facts, question, hosts), shown);
    tell({ ...news, uncertainty, switching: shownSwitchingValues(switchingValues(facts, question, hosts), shown), last: true });
  };
  if (canCompareAll(facts.municipalities.length, question.centres)) return tellUncertainty();
  tell({ ...news, last: false });
  setTimeout(tellUncertainty);
});

function tell(news: SitingNews): void {
  postMessage(news);
}
