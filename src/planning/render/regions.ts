/** The parts of the page that follow the answer, by the name that marks their place in it. */
import { answerMarkup } from './answer.ts';
import { alternativeBars, centresBars } from './bars.ts';
import { figuresMarkup, smallestMarkup } from './figures.ts';
import type { Markup } from '#markup/html.ts';
import { restsMarkup, uncertaintyLead, drawsMarkup, drawsNote, switchingMarkup } from './uncertainty.ts';
import { tableMarkup } from './table.ts';
import type { PlanView } from './view.ts';

export const regions = {
  answer: answerMarkup,
  bars: alternativeBars,
  figures: figuresMarkup,
  smallest: smallestMarkup,
  centres: centresBars,
  table: tableMarkup,
  'uncertainty-lead': uncertaintyLead,
  draws: drawsMarkup,
  'draws-note': drawsNote,
  switching: switchingMarkup,
  rests: restsMarkup,
} satisfies Record<string, (view: PlanView) => Markup>;

export type Region = keyof typeof regions;
