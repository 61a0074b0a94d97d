/** Land of the world from a TopoJSON file of countries (world-atlas, Natural Earth 1:10m), on the plane of a map. */
import { type GeoProjection, geoPath } from 'd3';
import type { Feature, MultiPolygon as GeoMultiPolygon, Polygon as GeoPolygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { RingCollector } from './crop.ts';
import { type Box, type Polygon, boxOf, boxesMeet, roundRing } from './plane.ts';

export type CountriesTopology = Topology<{ countries: GeometryCollection<{ name: string }> }>;

export interface Land {
  /** One polygon for each landmass of the country whose municipalities are drawn. */
  home: Polygon[];
  /** The land of other countries. */
  abroad: Polygon[];
}

/** ISO 3166-1 numeric. */
const norway = '578';
/** Sweden, Finland and Russia: the others that a map of Norwegian municipalities can show. */
const countriesBeside = ['752', '246', '643'];
/** Norway's mainland and coast: without Svalbard, Jan Mayen and Bouvet Island. Degrees. */
const mainland: Box = { left: 3.5, top: 57.5, right: 31.5, bottom: 71.6 };

/** Land within `view` (kilometres of the projection), its coast rounded once. */
export function landWithin(topology: CountriesTopology, projection: GeoProjection, view: Box): Land {
  const clipped = projection.clipExtent([
    [view.left, view.top],
    [view.right, view.bottom],
  ]);
  const land: Land = { home: [], abroad: [] };
  for (const geometry of topology.objects.countries.geometries) {
    const isHome = geometry.id === norway;
    if (!isHome && !countriesBeside.includes(String(geometry.id))) continue;
    const { geometry: shape } = feature(topology, geometry) as Feature<GeoMultiPolygon | GeoPolygon>;
    for (const coordinates of shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates) {
      if (!boxesMeet(boxOf(coordinates[0] as [number, number][]), mainland)) continue;
      const collector = new RingCollector();
      geoPath(clipped, collector as never)({ type: 'Polygon', coordinates });
      (isHome ? land.home : land.abroad).push(...collector.polygons().map((polygon) => polygon.map(roundRing)));
    }
  }
  projection.clipExtent(null);
  return land;
}
