import type { Viewer } from '#access/viewer.ts';
import type { Queryable } from '#db/open.ts';
import { listTopics } from '#db/queries/topics.ts';
import type { Locale } from '#i18n/locale.ts';
import { jsonInScript } from '#markup/escape.ts';
import type { PlanFacts } from '#planning/facts.ts';
import { ParameterError } from '#planning/parameters.ts';
import { readQuestion, usualQuestion } from '#planning/question.ts';
import { busyMarkup, noAnswerMarkup } from '#planning/render/answer.ts';
import type { DrawnPlan } from '#planning/render/drawn.ts';
import { fieldDefaults, problemSentence } from '#planning/render/form.ts';
import { placeNames } from '#planning/render/view.ts';
import { planAddress, readPlanTopic } from '#views/address/plan.ts';
import { BusyError, retryAfterSeconds } from '#workers/paced-queue.ts';
import { nextTurn } from '#workers/plan-pool.ts';
import { planInput } from './input.ts';
import { type Asked, drawnPlan } from './solved.ts';
import { itemAt } from '#lists/item-at.ts';

/** What the plan shows where nobody has chosen. */
const usualTopic = 'gdpr';

/** A plan as its address asks for it; undefined where its topic or network does not exist for this viewer. */
export async function planPage(db: Queryable, viewer: Viewer, address: URLSearchParams, locale: Locale, now: Date) {
  // What Astro does before a page lets many of them through at once; a large network's rows take a moment to read.
  await nextTurn();
  const topics = await listTopics(db);
  const params = new URLSearchParams(address);
  if (!readPlanTopic(params).topic) params.set('topic', topics.find(({ slug }) => slug === usualTopic)?.slug ?? topics[0]?.slug ?? '');
  const input = await planInput(db, viewer, params, now);
  if ('missing' in input) return undefined;
  const { facts, shown } = input;
  const { question, errors } = readWithErrors(params, facts, locale);
  const asked = { db, account: viewer.accountId, facts, question, shown };
  const found = errors.length > 0 ? { status: 400 } : await drawnOrWhyNot(asked, params, locale);
  const drawn = 'drawn' in found ? found.drawn : undefined;
  const defaults = fieldDefaults(facts, question, locale);
  return {
    topics,
    facts,
    question,
    errors,
    /** What is wrong, by field. */
    faults: Object.fromEntries(errors.map(({ field, message }) => [field, message])),
    drawn,
    nowhere: 'nowhere' in found ? found.nowhere : '',
    status: found.status,
    retryAfterSeconds: found.status === 503 ? retryAfterSeconds : undefined,
    /** What stands in each field, as it was written. */
    params,
    centres: params.get('centres') || '1',
    showsMoney: shown === 'all',
    defaults,
    needRows: needRowsOf(facts, params, defaults),
    unassumed: planAddress({ topic: facts.topic.slug, centres: question.centres, aim: question.aim }),
    inBrowser: jsonInScript({ facts, shown, locale, complete: drawn?.complete }),
  };
}

/** The question, or the usual one where parts of it cannot be read, and what is wrong with those. */
function readWithErrors(params: URLSearchParams, facts: PlanFacts, locale: Locale) {
  try {
    return { question: readQuestion(params, facts), errors: [] };
  } catch (error) {
    if (!(error instanceof ParameterError)) throw error;
    const errors = error.problems.map((problem) => ({
      field: problem.parameter === 'aim' ? 'aim-cost' : problem.parameter,
      message: problemSentence(problem, facts, locale),
    }));
    return { question: usualQuestion(facts), errors };
  }
}

async function drawnOrWhyNot(
  asked: Asked,
  params: URLSearchParams,
  locale: Locale,
): Promise<{ status: number; drawn: DrawnPlan } | { status: number; nowhere: string }> {
  try {
    const found = await drawnPlan(asked, locale);
    return 'status' in found ? { status: 200, nowhere: noAnswerMarkup(found, params, locale).text } : { status: 200, drawn: found };
  } catch (error) {
    if (!(error instanceof BusyError)) throw error;
    return { status: 503, nowhere: busyMarkup(params, locale).text };
  }
}

function needRowsOf({ municipalities, ...facts }: PlanFacts, params: URLSearchParams, defaults: Record<string, string>) {
  const names = placeNames({ municipalities, ...facts });
  return municipalities.map(({ code, statedHours }, i) => {
    const source = params.get(`need.${code}`) ? 'asked' : statedHours === undefined ? 'estimated' : 'stated';
    return { code, name: itemAt(names, i), usual: defaults[`need.${code}`] ?? '', source } as const;
  });
}
