/** From degrees to the plane of a network's map, and from that plane to the pixels of a frame. */
import { geoTransverseMercator, mean } from 'd3';
import { type Box, type Point, boxOf } from './plane.ts';

const EARTH_RADIUS_KM = 6371.0088;

/** Transverse Mercator (on a sphere) at the network's mean longitude, north up, in kilometres: true to scale near that meridian. */
export function planeProjection(places: readonly { lon: number }[]) {
  const meridian = mean(places, (place) => place.lon) ?? 0;
  return geoTransverseMercator().rotate([-meridian, 0]).scale(EARTH_RADIUS_KM).translate([0, 0]).precision(0);
}

/** A picture's size in pixels; the network is drawn as large as `fit` allows, and the land around it fills the rest. */
export interface Frame {
  width: number;
  height: number;
  fit: Box;
  /** Where a page may crop or cover the picture's sides, names and scale bar keep between these. */
  seen?: { left: number; right: number };
}

/** px = (x − left) × pxPerKm, and the same downwards. */
export interface Fitting {
  pxPerKm: number;
  left: number;
  top: number;
}

/** The largest scale at which the points lie within `frame.fit`, and the points' middle in the middle of it. */
export function fitInto(frame: Frame, points: Iterable<Point>): Fitting {
  const box = boxOf(points);
  const pxPerKm = Math.min(
    (frame.fit.right - frame.fit.left) / (box.right - box.left),
    (frame.fit.bottom - frame.fit.top) / (box.bottom - box.top),
  );
  return {
    pxPerKm,
    left: (box.left + box.right) / 2 - (frame.fit.left + frame.fit.right) / 2 / pxPerKm,
    top: (box.top + box.bottom) / 2 - (frame.fit.top + frame.fit.bottom) / 2 / pxPerKm,
  };
}

export const toPixels = ({ pxPerKm, left, top }: Fitting, [x, y]: Point): Point => [(x - left) * pxPerKm, (y - top) * pxPerKm];

/** What a frame shows of the plane. */
export const viewOf = ({ pxPerKm, left, top }: Fitting, frame: Frame): Box => ({
  left,
  top,
  right: left + frame.width / pxPerKm,
  bottom: top + frame.height / pxPerKm,
});
