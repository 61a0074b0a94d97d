import type { MapLayer, MapScene } from '#map/drawing/scene.ts';
import { type PlanView, placeNames } from './view.ts';

/** The answer as the map shows it. */
export function sceneOf({ facts, question, answer, uncertainty }: PlanView, layer: MapLayer): MapScene {
  const { municipalities } = facts;
  const codes = municipalities.map(({ code }) => code);
  const { hosts, hostOf, minutesTo, missingHours } = answer.outcome;
  const { circuity, speedKmh } = question.assumptions;
  const names = placeNames(facts);
  return {
    municipalities: municipalities.map(({ code, lat, lon, population, ownHours }, i) => ({
      code,
      name: names[i],
      lat,
      lon,
      population,
      needHours: answer.need[i],
      ownHours,
    })),
    hosts: hosts.map((host) => codes[host]),
    served: codes.map((code, i) => ({ code, host: codes[hostOf[i]], minutes: minutesTo[i] })),
    coreTeamHours: answer.coreHours,
    missingHours: Object.fromEntries(hosts.map((host, k) => [codes[host], missingHours[k]])),
    travel: { measured: false, circuity, speedKmh },
    layer,
    hostShare: uncertainty && Object.fromEntries(codes.map((code, i) => [code, uncertainty.timesHost[i] / uncertainty.draws])),
  };
}
