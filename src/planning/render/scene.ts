import type { MapLayer, MapScene } from '#map/drawing/scene.ts';
import { type PlanView, placeNames } from './view.ts';
import { itemAt } from '#lists/item-at.ts';

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
      name: itemAt(names, i),
      lat,
      lon,
      population,
      needHours: itemAt(answer.need, i),
      ownHours,
    })),
    hosts: hosts.map((host) => itemAt(codes, host)),
    served: codes.map((code, i) => ({ code, host: itemAt(codes, itemAt(hostOf, i)), minutes: itemAt(minutesTo, i) })),
    coreTeamHours: answer.coreHours,
    missingHours: Object.fromEntries(hosts.map((host, k) => [itemAt(codes, host), itemAt(missingHours, k)])),
    travel: { measured: false, circuity, speedKmh },
    layer,
    hostShare: uncertainty && Object.fromEntries(codes.map((code, i) => [code, itemAt(uncertainty.timesHost, i) / uncertainty.draws])),
  };
}
