/** What a number looks like. Every class is chosen by the rounded number that stands beside it, so that colour and text never differ. */
import type { Frame } from '#map/geometry/projection.ts';
import type { Band } from './scene.ts';

/** Upper ends of the classes of own hours ÷ need, in per cent; 0 is a class of its own, above the last comes one more. */
const coverBreaks = [50, 90, 110, 200];
/** Upper ends of the classes of one-way minutes. */
export const minuteBreaks = [10, 20, 30, 45, 60];
/** Upper ends of the classes of draws won, in per cent. */
const hostShareBreaks = [0, 25, 50, 75];

const classAbove = (breaks: readonly number[], value: number) => breaks.filter((end) => value > end).length;

/** 0 where there are no own hours at all, else 1 (up to half the need) to 5 (over twice the need). */
export function coverClass(ownHours: number, needHours: number): number {
  const [own, need] = [Math.round(ownHours), Math.round(needHours)];
  if (need === 0) return own === 0 ? 3 : 5;
  if (own === 0) return 0;
  return 1 + classAbove(coverBreaks, Math.round((own / need) * 100));
}

/** 1 (up to 10 minutes) to 6 (over an hour). */
export const minuteClass = (minutes: number): number => 1 + classAbove(minuteBreaks, Math.round(minutes));

/** 1 (never) to 5 (over three draws in four). */
export const hostShareClass = (share: number): number => 1 + classAbove(hostShareBreaks, Math.round(share * 100));

/** The word that a visitor may see for a number of people: up to 2, 3 to 5, 6 and more. */
export const bandOf = (people: number): Band => (people >= 6 ? 'strong' : people >= 3 ? 'some' : 'none');

/** Pixels per √hour where the network is drawn this wide. */
const reference = { pxPerRootHour: 0.8, fitWidth: 560 };
/** No disc is wider than this part of the room that the network has; with more municipalities than these, each has less room. */
const largestRadiusShare = 0.085;
const roomyNetwork = 8;

/** One area scale for a whole map of so many municipalities: radius in pixels = k √hours. */
export function radiusScale(frame: Frame, largestHours: number, municipalities: number): (hours: number) => number {
  const width = frame.fit.right - frame.fit.left;
  const height = frame.fit.bottom - frame.fit.top;
  const usual = reference.pxPerRootHour * (width / reference.fitWidth) ** 0.7;
  const largestRadius = largestRadiusShare * Math.min(width, height * 1.3) * Math.sqrt(Math.min(1, roomyNetwork / municipalities));
  const highest = largestRadius / Math.sqrt(Math.max(1, largestHours));
  const k = Math.min(usual, highest);
  return (hours) => k * Math.sqrt(Math.max(0, hours));
}
