/**
 * What would move the centre: each assumption changed alone, from nothing to ten times as much, until another place is best.
 * Looked for on a grid on both sides of today's value, then halved until the switching value is known to a thousandth of today's.
 */
import { isBetter, setCount, worthOf } from './enumerate.ts';
import type { PlanFacts } from './facts.ts';
import { type PlanModel, modelOf } from './model.ts';
import { manySolves } from './problem.ts';
import type { Aim, PlanQuestion } from './question.ts';
import { itemAt } from '#lists/item-at.ts';

export type SwitchingKind = 'ownHours' | 'coreHours' | 'premium' | 'inPersonPercent' | 'hourCost' | 'need';

export interface SwitchingValue {
  kind: SwitchingKind;
  /** the municipality whose own hours or need it is */
  municipality?: number;
  now: number;
  /** where the best hosts change; undefined where they do not */
  switchesAt?: number;
  /** the best hosts beyond that */
  hosts?: number[];
}

const stepsDown = Array.from({ length: 20 }, (_, step) => 1 - (step + 1) / 20);
const stepsUp = Array.from({ length: 24 }, (_, step) => 10 ** ((step + 1) / 24));
const halvings = 10;
const mostNeedsTried = 12;

/** One row per assumption that the aim depends on, in the order of the page. */
export function switchingValues(facts: PlanFacts, question: PlanQuestion, hosts: readonly number[]): SwitchingValue[] {
  const { aim, assumptions } = question;
  const model = modelOf(facts, question);
  if (setCount(model.municipalities, question.centres) < 2) return [];
  const solve = manySolves(model.municipalities, question.centres, aim);
  const turn = (
    kind: SwitchingKind,
    now: number,
    scaled: (factor: number) => PlanModel,
    municipality?: number,
    most = Infinity,
  ): SwitchingValue => {
    const found = now > 0 ? switchingFactor(solve, aim, hosts, scaled, most / now) : undefined;
    return { kind, municipality, now, switchesAt: found && found.factor * now, hosts: found?.hosts };
  };
  const needs = largestNeeds(model).map((i) =>
    turn('need', itemAt(model.need, i), (factor) => modelWithNeed(model, question, i, factor), i),
  );
  const closestNeed = needs.reduce((closest, row) => (distance(row) < distance(closest) ? row : closest));
  if (aim !== 'cost') return aim === 'travel' ? [closestNeed] : [];
  const priced = (factor: number): PlanModel => ({ ...model, nokPerNeedMinute: model.nokPerNeedMinute * factor });
  return [
    ...hosts.map((host) =>
      turn(
        'ownHours',
        itemAt(model.own, host),
        (factor) => ({ ...model, own: model.own.map((hours, i) => (i === host ? hours * factor : hours)) }),
        host,
      ),
    ),
    closestNeed,
    turn('coreHours', model.coreHours, (factor) => ({ ...model, coreHours: model.coreHours * factor })),
    turn('premium', model.premium, (factor) => ({ ...model, premium: model.premium * factor })),
    turn('inPersonPercent', assumptions.inPersonPercent, priced, undefined, 100),
    turn('hourCost', assumptions.hourCost, priced),
  ];
}

function largestNeeds({ need }: PlanModel): number[] {
  const byNeed = Array.from(need, (hours, i) => ({ hours, i })).sort((a, b) => b.hours - a.hours);
  return byNeed.slice(0, mostNeedsTried).map(({ i }) => i);
}

function modelWithNeed(model: PlanModel, { assumptions, centres }: PlanQuestion, municipality: number, factor: number): PlanModel {
  const need = model.need.map((hours, i) => (i === municipality ? hours * factor : hours));
  const more = itemAt(need, municipality) - itemAt(model.need, municipality);
  return { ...model, need, coreHours: assumptions.coreHours ?? model.coreHours + more / centres };
}

const distance = ({ now, switchesAt }: SwitchingValue) => (switchesAt === undefined ? Infinity : Math.abs(switchesAt / now - 1));

function switchingFactor(
  solve: (model: PlanModel) => number[],
  aim: Aim,
  hosts: readonly number[],
  scaled: (factor: number) => PlanModel,
  most: number,
): { factor: number; hosts: number[] } | undefined {
  const better = (factor: number): number[] | undefined => {
    const model = scaled(factor);
    const best = solve(model);
    return isBetter(worthOf(model, aim, best), worthOf(model, aim, hosts)) ? best : undefined;
  };
  const search = (steps: number[]) => {
    let same = 1;
    for (const step of steps) {
      let moved = better(step);
      if (!moved) {
        same = step;
        continue;
      }
      let factor = step;
      for (let halving = 0; halving < halvings; halving++) {
        const half = (same + factor) / 2;
        const found = better(half);
        if (found) [factor, moved] = [half, found];
        else same = half;
      }
      return { factor, hosts: moved };
    }
    return undefined;
  };
  const down = search(stepsDown);
  const up = search([...stepsUp.filter((step) => step < most), ...(most < 10 && most > 1 ? [most] : [])]);
  if (!down || !up) return down ?? up;
  return 1 - down.factor <= up.factor - 1 ? down : up;
}
