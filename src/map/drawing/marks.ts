/** Circles carry hours: rust ring = need, teal disc = own hours, yellow disc = the core team of a centre. */
import type { MapMunicipality, MapScene } from './scene.ts';
import type { Shape } from './shape.ts';

export interface Mark {
  /** The outermost radius, halo left out. */
  radius: number;
  circles: Shape[];
}

const seatRadius = 5;
const smallHostRadius = 9;
const haloPx = 2.5;
const hostHaloPx = 4;
/** A ring is drawn wholly outside this radius, so that it stays a ring. */
const smallestRing = 4;

export function markOf(municipality: MapMunicipality, scene: MapScene, radiusOf: (hours: number) => number): Mark {
  const isHost = scene.hosts.includes(municipality.code);
  if (scene.layer === 'uncertainty') return isHost ? smallHost() : seat();
  if (municipality.needHours === undefined || municipality.ownHours === undefined) return seat();
  const need = Math.max(smallestRing, radiusOf(municipality.needHours));
  const own = municipality.ownHours > 0 ? Math.max(1.5, radiusOf(municipality.ownHours)) : 0;
  if (!isHost || scene.coreTeamHours === undefined) return hoursMark(need, own);
  return hostMark(need, own, Math.max(smallestRing, radiusOf(scene.coreTeamHours)));
}

const circle = (key: string, r: number): Shape => ({ key, tag: 'circle', attributes: { class: key, r: Math.round(r * 10) / 10 } });

const seat = (): Mark => ({ radius: seatRadius, circles: [circle('halo', seatRadius + haloPx), circle('seat', seatRadius)] });

const smallHost = (): Mark => ({
  radius: smallHostRadius,
  circles: [circle('halo', smallHostRadius + haloPx), circle('core', smallHostRadius), circle('pip', 2.5)],
});

function hoursMark(need: number, own: number): Mark {
  const radius = Math.max(need, own);
  return {
    radius,
    circles: [
      circle('halo', radius + haloPx),
      circle('room', need),
      ...(own > 0 ? [circle('own', own)] : []),
      circle('casing', need),
      circle('need', need),
    ],
  };
}

/** The yellow left between the teal disc and the edge is what the host is missing; more own hours than needed: a yellow ring within the teal. */
function hostMark(need: number, own: number, core: number): Mark {
  const radius = Math.max(core, own, need);
  const team =
    own < core
      ? [circle('core', core), ...(own > 0 ? [circle('own edged', own)] : [])]
      : [circle('own host-edge', own), circle('core-edge', core), circle('core-ring', core)];
  return { radius, circles: [circle('halo', radius + hostHaloPx), ...team, circle('casing', need), circle('need', need)] };
}
