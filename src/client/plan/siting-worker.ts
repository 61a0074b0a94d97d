/** Solves plans beside the page: answer and sureness together where that takes a moment, else the answer first. */
import { answerPlan } from '#planning/answer.ts';
import type { NoAnswer, PlanAnswer } from '#planning/answer.ts';
import type { PlanFacts } from '#planning/facts.ts';
import { type MoneyShown, shownAnswer, shownSureness, shownTurningValues } from '#planning/money.ts';
import { canCompareAll } from '#planning/problem.ts';
import type { PlanQuestion } from '#planning/question.ts';
import { type Sureness, howSure } from '#planning/uncertainty.ts';
import { type TurningValue, whatWouldMove } from '#planning/switching-values.ts';

export interface SitingTask {
  id: number;
  facts: PlanFacts;
  question: PlanQuestion;
  shown: MoneyShown;
}

export interface SitingNews {
  id: number;
  answer: PlanAnswer | NoAnswer;
  sureness?: Sureness;
  turning?: TurningValue[];
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
  const tellHowSure = () => {
    if (id !== newest) return;
    const { hosts } = answer.outcome;
    const sureness = shownSureness(howSure(facts, question, hosts), shown);
    tell({ ...news, sureness, turning: shownTurningValues(whatWouldMove(facts, question, hosts), shown), last: true });
  };
  if (canCompareAll(facts.municipalities.length, question.centres)) return tellHowSure();
  tell({ ...news, last: false });
  setTimeout(tellHowSure);
});

function tell(news: SitingNews): void {
  postMessage(news);
}
