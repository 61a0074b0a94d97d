import { type NoAnswer, type PlanAnswer, answerPlan, noRoomFor } from '#planning/answer.ts';
import { type NoCertificate, whyNoCertificate } from '#planning/certified-plan.ts';
import type { PlanFacts } from '#planning/facts.ts';
import type { CertifiedFile } from '#siting/formats/certified-file.ts';
import { type MoneyShown, type SeenPlan, seenPlan } from '#planning/money.ts';
import type { PlanQuestion } from '#planning/question.ts';
import { type Uncertainty, uncertaintyOf } from '#planning/uncertainty.ts';
import { type SwitchingValue, switchingValues } from '#planning/switching-values.ts';
import type { Queryable } from '#db/open.ts';
import type { Locale } from '#i18n/locale.ts';
import type { DrawnPlan } from '#planning/render/drawn.ts';
import { Kept } from '#server/kept.ts';
import { PacedQueue } from '#workers/paced-queue.ts';
import { type PlanAsk, digest, drawnByWorker, drawnHere, isLarge, nextTurn, pool } from '#workers/plan-pool.ts';
import { Seats } from '#workers/seats.ts';

/** A question about a network's plan, and who asks it. */
export interface Asked {
  db: Queryable;
  /** The account that waits for the answer. */
  account: string;
  facts: PlanFacts;
  question: PlanQuestion;
  shown: MoneyShown;
}

interface Unsettled {
  uncertainty: Uncertainty;
  switching: SwitchingValue[];
}

/** With all their money: most readers open the same few. Kept by everything they follow from, so that none is stale. */
const answers = new Kept<PlanAnswer>(100);
const uncertainties = new Kept<Unsettled>(100);
/** As one reader may see them: up to 3 megabytes each. */
const drawnPlans = new Kept<DrawnPlan>(20);

/** More than the 2 seconds that a worker gives itself, on a machine with much else to do. */
const solvePatienceMs = 30_000;

/** A small plan takes the main thread up to an eighth of a second, so that the last of these still gets an answer while its reader waits. */
const queue = new PacedQueue(100);
const seats = new Seats(20);

async function onMainThread<T>(account: string, work: () => T): Promise<T> {
  const leave = seats.take(account);
  try {
    return await queue.run(work);
  } finally {
    leave();
  }
}

/** The plan without the money that the reader may not see. Throws BusyError where too many plans are asked for at once. */
export async function solvedPlan(asked: Asked): Promise<SeenPlan<PlanAnswer | NoAnswer>> {
  const { facts, question, shown } = asked;
  const none = noRoomFor(facts, question);
  if (none) return seenPlan({ question, answer: none }, shown);
  const answer = await (isLarge(facts.municipalities.length) ? solvedByWorker(asked) : solvedHere(asked));
  await nextTurn();
  return seenPlan({ question, answer }, shown);
}

/** The answer as its page shows it. Throws BusyError where too many plans are asked for at once. */
export async function drawnPlan(asked: Asked, locale: Locale): Promise<DrawnPlan | NoAnswer> {
  const { facts, question, shown } = asked;
  const none = noRoomFor(facts, question);
  if (none) return none;
  const drawn = await drawnPlans.getOrStart(digest([facts, question, shown, locale]), () =>
    isLarge(facts.municipalities.length) ? drawnLarge(asked, locale) : drawnSmall(asked, locale),
  );
  await nextTurn();
  return drawn;
}

/** How sure a large network's plan is takes so many solves that it is left to the reader's browser. */
async function drawnLarge(asked: Asked, locale: Locale): Promise<DrawnPlan> {
  const { db, account, facts, question, shown } = asked;
  return pool.run(account, async (ask) => {
    const answer = await answers.getOrStart(keyOf(asked), () => solve(asked, ask));
    return drawnByWorker(db, { facts, locale, ...seenPlan({ question, answer }, shown) }, ask);
  });
}

async function drawnSmall(asked: Asked, locale: Locale): Promise<DrawnPlan> {
  const { db, account, facts, question, shown } = asked;
  const answer = await solvedHere(asked);
  const { hosts } = answer.outcome;
  const { uncertainty, switching } = await uncertainties.getOrStart(keyOf(asked), () =>
    onMainThread(account, () => ({
      uncertainty: uncertaintyOf(facts, question, hosts),
      switching: switchingValues(facts, question, hosts),
    })),
  );
  return drawnHere(db, account, { facts, locale, ...seenPlan({ question, answer, uncertainty, switching }, shown) });
}

/** Only who has a worker begins an answer: those who have one wait for it, and would for ever for somebody in the queue behind them. */
function solvedByWorker(asked: Asked): Promise<PlanAnswer> {
  const key = keyOf(asked);
  return answers.find(key) ?? pool.run(asked.account, (ask) => answers.getOrStart(key, () => solve(asked, ask)));
}

function solvedHere(asked: Asked): Promise<PlanAnswer> {
  const { account, facts, question } = asked;
  return answers.getOrStart(keyOf(asked), () => onMainThread(account, () => answerPlan(facts, question) as PlanAnswer));
}

async function solve({ facts, question }: Asked, ask: PlanAsk): Promise<PlanAnswer> {
  return (await ask('solve', { facts, question }, solvePatienceMs)) as PlanAnswer;
}

const keyOf = ({ facts, question }: Asked): string => digest([facts, question]);

/** The plan with its certificate; why there is none, else. Asked for rarely, and not kept. Throws BusyError as above. */
export async function certificateOf({ account, facts, question, shown }: Asked): Promise<CertifiedFile | NoCertificate> {
  const without = whyNoCertificate(facts, question, shown);
  if (without) return without;
  const file = await pool.run(account, (ask) => ask('certify', { facts, question }, solvePatienceMs));
  return file ?? 'unproven';
}
