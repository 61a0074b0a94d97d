import { topicsOf } from './topic.ts';

/** Planning, building, maps and roads. */
export const buildingTopics = topicsOf({
  'building-permits': {
    en: 'Building permits', nb: 'Byggesak', need: [80, 5.5, 0.2],
    also: 'building application; planning permission; building case; exemption; dispensation; planning and building act',
    ogsaa: 'byggesøknad; byggetillatelse; byggesaksbehandler; dispensasjon; plan- og bygningsloven; nabovarsel; ferdigattest; TEK17',
  },
  'building-control': {
    en: 'Building control', nb: 'Byggetilsyn', need: [100, 7, 0.6],
    also: 'building inspection; illegal construction; site inspection; supervision; enforcement',
    ogsaa: 'tilsyn byggesak; ulovlig oppføring; ulovlighetsoppfølging; befaring; tvangsmulkt; byggeplass',
  },
  'zoning-plans': {
    en: 'Zoning plans', nb: 'Arealplan', need: [70, 5, 0.3], esco: '1f632076-fd9b-4b18-a9a2-b59a59181d3e',
    also: 'land use plan; spatial planning; urban planning; detailed plan; master plan; planner',
    ogsaa: 'reguleringsplan; kommuneplan; detaljregulering; arealplanlegger; planinitiativ; konsekvensutredning; byplan',
  },
  'land-surveying': {
    en: 'Land surveying', nb: 'Oppmåling', need: [50, 3.5, 0.7],
    also: 'cadastre; property boundaries; subdivision; surveyor; boundary mark; GNSS',
    ogsaa: 'matrikkel; oppmålingsforretning; eiendomsgrense; fradeling; landmåler; grensemerke; seksjonering',
  },
  'maps-gis': {
    en: 'Maps and GIS', nb: 'Kart og GIS', need: [100, 7, 0.1], esco: '377861af-f966-4c87-a2db-7e99904312b9',
    also: 'GIS; geographic information systems; geodata; cartography; map service; spatial analysis; aerial photos',
    ogsaa: 'GIS; geodata; kartløsning; geografisk informasjon; kartforvaltning; FKB; temakart; ortofoto; kartingeniør',
  },
  drones: {
    en: 'Drone surveys', nb: 'Dronekartlegging', need: [20, 1, 0.8], esco: '4f6b656a-54d0-48ce-9b55-ebcac5904a14',
    also: 'drone; aerial survey; point cloud; photogrammetry; UAV',
    ogsaa: 'drone; droneflyging; punktsky; fotogrammetri; luftfoto; droneoperatør',
  },
  'property-tax': {
    en: 'Property tax', nb: 'Eiendomsskatt', nn: 'Eigedomsskatt', need: [30, 2.5, 0.4],
    also: 'valuation; assessment; tax appeal; taxation of property; valuation board',
    ogsaa: 'taksering; takst; sakkyndig nemnd; skattegrunnlag; eiendomsskatteloven; skatteklage',
  },
  'traffic-planning': {
    en: 'Traffic planning', nb: 'Trafikkplanlegging', need: [30, 2, 0.4],
    also: 'traffic engineering; road safety; speed limit; pedestrian crossing; cycling; parking; mobility',
    ogsaa: 'trafikksikkerhet; fartsgrense; gangfelt; sykkelvei; parkering; mobilitet; skilting; trygg skolevei',
  },
  roads: {
    en: 'Municipal roads', nb: 'Kommunale veier', nn: 'Kommunale vegar', need: [70, 5, 0.7],
    also: 'road maintenance; snow clearing; winter maintenance; digging permit; street lights; asphalt; potholes',
    ogsaa: 'vei; veivedlikehold; brøyting; vinterdrift; gravetillatelse; veilys; asfalt; hull i veien; vegloven',
  },
  'building-energy': {
    en: 'Energy in buildings', nb: 'Energi i bygg', need: [30, 2, 0.4], esco: '4e09e2d2-e317-47d2-bf5e-1d6c66be3efc',
    also: 'energy efficiency; heat pump; solar panels; energy management; district heating; energy performance contract',
    ogsaa: 'enøk; energieffektivisering; varmepumpe; solceller; energioppfølging; EPC; fjernvarme; energiledelse',
  },
  'facilities-management': {
    en: 'Facilities management', nb: 'Eiendomsdrift', nn: 'Eigedomsdrift', need: [60, 4, 0.6],
    also: 'building maintenance; caretaker; ventilation; cleaning; property management; lifts',
    ogsaa: 'vaktmester; vedlikehold av bygg; ventilasjon; renhold; FDV; SD-anlegg; heis; bygningsdrift',
  },
  'construction-management': {
    en: 'Construction projects', nb: 'Byggeprosjekter', nn: 'Byggjeprosjekt', need: [50, 3, 0.5], esco: 'fae7e545-5114-43cc-8e83-178e2549ecb9',
    also: 'building project; client; BIM; contractor; site manager; school building; turnkey contract',
    ogsaa: 'byggherre; byggeleder; BIM; entreprise; totalentreprise; byggherreforskriften; skolebygg; SHA-plan',
  },
  'fire-safety': {
    en: 'Fire safety in buildings', nb: 'Brannsikkerhet i bygg', nn: 'Branntryggleik i bygg', need: [30, 2, 0.6],
    also: 'fire prevention; fire inspection; evacuation; sprinkler; fire engineer; fire drill',
    ogsaa: 'brannvern; brannforebygging; branntilsyn; rømning; sprinkler; brannkonsept; brannøvelse; feiing',
  },
});
