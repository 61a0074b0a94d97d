/** What the card of a municipality says, and what a screen reader hears of it: one sentence per line. */
import type { MapWords } from '#i18n/map.ts';
import type { MapScene } from './scene.ts';

/** The name first; then only what the scene holds, so that a scene in bands speaks in bands. */
export function describe(code: string, scene: MapScene, words: MapWords): string[] {
  const municipality = scene.municipalities.find((candidate) => candidate.code === code);
  if (!municipality) return [];
  const { name, population, needHours, ownHours, band } = municipality;
  if (band) return [name, words.known(band)];
  const lines = [words.population(name, population)];
  const service = scene.served.find((candidate) => candidate.code === code);
  if (service?.host === code) lines.push(words.centreHere);
  else if (service) {
    const host = scene.municipalities.find((candidate) => candidate.code === service.host)?.name ?? service.host;
    lines.push(words.minutesTo(service.minutes, host, scene.travel?.measured ?? false));
  }
  if (needHours !== undefined && ownHours !== undefined) lines.push(words.needAndOwn(needHours, ownHours));
  const missing = scene.missingHours?.[code];
  if (missing) lines.push(words.missing(missing));
  if (scene.layer === 'uncertainty') lines.push(words.hostShare(scene.hostShare?.[code] ?? 0));
  return lines;
}
