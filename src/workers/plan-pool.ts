import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { Queryable } from '#db/open.ts';
import { listSeats } from '#db/queries/seats.ts';
import type { Locale } from '#i18n/locale.ts';
import { type DrawnMap, type Geometries, type MapOptions, drawMap } from '#map/drawing/drawn.ts';
import type { MapScene } from '#map/drawing/scene.ts';
import { type DrawnPlan, drawPlan } from '#planning/render/drawn.ts';
import type { PlanView } from '#planning/render/view.ts';
import { Kept } from '#server/kept.ts';
import { BusyError, PacedQueue } from './paced-queue.ts';
import type { PlanHandlers } from './plan-worker.ts';
import { type Ask, WorkerPool } from './worker-pool.ts';

/** Networks of so many municipalities are solved and drawn on the main thread, in up to an eighth of a second; larger ones beside it. */
const largestOnMainThread = 10;
export const isLarge = (municipalities: number): boolean => municipalities > largestOnMainThread;

/** For a worker that hangs: many times what either takes. Cutting the land of all of Norway takes 5 seconds where nothing else runs. */
const cutPatienceMs = 120_000;
const drawPatienceMs = 30_000;

export type PlanAsk = Ask<PlanHandlers>;

/** Commands and the server run in the repository's folder, and the worker from its sources: a build has no file of its own for it. */
export const pool = new WorkerPool<PlanHandlers>(resolve('src/workers/plan-worker.ts'), {
  workers: 2,
  mostWaiting: 20,
  mostEach: 2,
  mostMegabytes: 1_024,
});

/** What waited for a worker goes on one after the other, so that something small is answered in between. */
const turns = new PacedQueue(1_000);
export const nextTurn = (): Promise<void> => turns.run(() => undefined);

/** Land is the same for every reader of a network; all its frames take up to 5 megabytes. */
const geometries = new Kept<Geometries>(20);

/** The land and cells of a set of municipalities in each frame; cut once for a set, by the worker that is asked first. */
function geometriesOf(db: Queryable, codes: readonly string[], ask: PlanAsk): Promise<Geometries> {
  return geometries.getOrStart(keyOf(codes), () => cut(db, codes, ask));
}

/** As geometriesOf, for a small network, which has no worker at hand: nobody who has one waits for this, or both might wait for ever. */
function geometriesOfSmall(db: Queryable, account: string | null, codes: readonly string[]): Promise<Geometries> {
  return geometries.getOrStart(keyOf(codes), () => pool.run(account, (ask) => cut(db, codes, ask)));
}

async function cut(db: Queryable, codes: readonly string[], ask: PlanAsk): Promise<Geometries> {
  return ask('cut', { seats: await listSeats(db), codes: [...codes].sort() }, cutPatienceMs);
}

const maps = new Kept<DrawnMap>(20);

/**
 * The map of a scene; undefined where so many wait for theirs that this one had better be asked for later. `account` is null for a
 * visitor.
 */
export async function drawnMap(
  db: Queryable,
  account: string | null,
  scene: MapScene,
  locale: Locale,
  options: MapOptions,
): Promise<DrawnMap | undefined> {
  const codes = scene.municipalities.map(({ code }) => code);
  try {
    const drawn = await maps.getOrStart(digest([scene, locale, options]), async () =>
      isLarge(codes.length)
        ? pool.run(account, async (ask) =>
            ask('drawMap', { geometries: await geometriesOf(db, codes, ask), scene, locale, options }, drawPatienceMs),
          )
        : drawMap(await geometriesOfSmall(db, account, codes), scene, locale, options),
    );
    await nextTurn();
    return drawn;
  } catch (error) {
    if (error instanceof BusyError) return undefined;
    throw error;
  }
}

/** The map of a plan's network and its words, drawn by the worker at hand. */
export async function drawnByWorker(db: Queryable, view: PlanView, ask: PlanAsk): Promise<DrawnPlan> {
  return ask('drawPlan', { view, geometries: await geometriesOf(db, codesOf(view), ask) }, drawPatienceMs);
}

/** The same on the main thread, for a small network. */
export async function drawnHere(db: Queryable, account: string, view: PlanView): Promise<DrawnPlan> {
  return drawPlan(view, await geometriesOfSmall(db, account, codesOf(view)));
}

const codesOf = ({ facts }: PlanView): string[] => facts.municipalities.map(({ code }) => code);
const keyOf = (codes: readonly string[]): string => [...codes].sort().join();

/** What stands for a question in memory: the questions themselves are long where a network is large. */
export function digest(question: unknown): string {
  return createHash('sha256').update(JSON.stringify(question)).digest('base64url');
}
