/**
 * Started as a worker thread by src/workers/plan-pool.ts, from this file as it stands and not from the build: so it imports nothing but
 * the pure rooms and packages.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { getPriority, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { type NoAnswer, type PlanAnswer, answerPlan } from '#planning/answer.ts';
import { certifiedPlan } from '#planning/certified-plan.ts';
import type { PlanFacts } from '#planning/facts.ts';
import type { PlanQuestion } from '#planning/question.ts';
import type { Locale } from '#i18n/locale.ts';
import { type DrawnMap, type Geometries, type MapOptions, drawMap } from '#map/drawing/drawn.ts';
import { type FrameName, frames } from '#map/geometry/frames.ts';
import { type Seat, frameGeometry, planeOf } from '#map/geometry/geometry.ts';
import type { MapScene } from '#map/drawing/scene.ts';
import { type DrawnPlan, drawPlan } from '#planning/render/drawn.ts';
import type { PlanView } from '#planning/render/view.ts';
import type { CertifiedFile } from '#siting/formats/certified-file.ts';
import type { Delivery, Order } from './worker-pool.ts';

/** What is not proven by then says so, and goes on in the reader's own browser. */
const solveMs = 2_000;
/** The best with a centre in each municipality takes a solve for each: in a larger network that is the browser's too. */
const mostCompared = 100;

/** Of nice: what the main thread leaves over is still enough beside other programs. */
const stepsBehind = 5;

const handlers = {
  solve: ({ facts, question }: { facts: PlanFacts; question: PlanQuestion }): PlanAnswer | NoAnswer =>
    answerPlan(facts, question, { now: () => performance.now(), timeBudgetMs: solveMs, mostCompared }),

  certify: ({ facts, question }: { facts: PlanFacts; question: PlanQuestion }): CertifiedFile | undefined =>
    certifiedPlan(facts, question, { now: () => performance.now(), timeBudgetMs: solveMs }),

  drawPlan: ({ view, geometries }: { view: PlanView; geometries: Geometries }): DrawnPlan => drawPlan(view, geometries),

  drawMap: ({
    geometries,
    scene,
    locale,
    options,
  }: {
    geometries: Geometries;
    scene: MapScene;
    locale: Locale;
    options: MapOptions;
  }): DrawnMap => drawMap(geometries, scene, locale, options),

  /** The land and cells of a set of municipalities in every frame; `seats` are those of the whole country. */
  cut: ({ seats, codes }: { seats: Seat[]; codes: string[] }): Geometries => {
    const countries = createRequire(import.meta.url).resolve('world-atlas/countries-10m.json');
    const plane = planeOf(seats, codes, JSON.parse(readFileSync(countries, 'utf8')));
    const names = Object.keys(frames) as FrameName[];
    return Object.fromEntries(names.map((name) => [name, frameGeometry(plane, frames[name])])) as Geometries;
  },
};

export type PlanHandlers = typeof handlers;

// Whoever is served by the main thread goes first. Elsewhere the same call would hold back the whole process.
if (process.platform === 'linux') setPriority(getPriority() + stepsBehind);

parentPort?.on('message', ({ name, input }: Order) => {
  const handle = handlers[name as keyof PlanHandlers] as (input: unknown) => unknown;
  let delivery: Delivery;
  try {
    delivery = { result: handle(input) };
  } catch (error) {
    delivery = { error };
  }
  parentPort!.postMessage(delivery);
});
