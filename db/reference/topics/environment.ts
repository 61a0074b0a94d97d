import { topicsOf } from './topic.ts';

/** Water, climate, nature and farming. */
export const environmentTopics = topicsOf({
  water: {
    en: 'Water and sewage', nb: 'Vann og avløp', nn: 'Vatn og avløp', need: [300, 20, 0.8], esco: '4ee4ed1d-dc38-48e0-a9e6-a6b64f316ea6',
    also: 'water; sewage; wastewater; water supply; pipes; leak; pumping station; sewer; water engineer',
    ogsaa: 'VA; vann; avløp; kloakk; vannforsyning; ledningsnett; lekkasje; pumpestasjon; vannverk; VA-ingeniør; hovedplan vann',
  },
  'water-modelling': {
    en: 'Water and sewage modelling', nb: 'Modellering av vann og avløp', nn: 'Modellering av vatn og avløp', need: [80, 5, 0.2],
    also: 'hydraulic model; network model; EPANET; capacity calculation; simulation of pipes',
    ogsaa: 'hydraulisk modell; nettmodell; EPANET; kapasitetsberegning; simulering; VA-modell',
  },
  'drinking-water': {
    en: 'Drinking water quality', nb: 'Drikkevannskvalitet', nn: 'Drikkevasskvalitet', need: [30, 2, 0.6], esco: 'd589970b-933d-4656-bcb6-a43b3cc67888',
    also: 'water treatment; water samples; waterworks; hygiene barrier; boil water notice',
    ogsaa: 'drikkevann; vannprøver; vannbehandling; hygienisk barriere; kokevarsel; drikkevannsforskriften',
  },
  stormwater: {
    en: 'Stormwater', nb: 'Overvann', nn: 'Overvatn', need: [30, 2, 0.4],
    also: 'surface water; flooding; rain gardens; flood paths; drainage; cloudburst',
    ogsaa: 'overvannshåndtering; flom; flomvei; styrtregn; regnbed; blågrønn faktor; drenering',
  },
  'private-sewage': {
    en: 'Private sewage systems', nb: 'Spredt avløp', nn: 'Spreidd avløp', need: [30, 2, 0.7],
    also: 'septic tank; small wastewater systems; discharge permit; sewage inspection',
    ogsaa: 'septik; slamavskiller; minirenseanlegg; utslippstillatelse; tilsyn avløp; spredt bebyggelse',
  },
  pollution: {
    en: 'Pollution control', nb: 'Forurensning', nn: 'Forureining', need: [30, 2, 0.5], esco: '75f312e1-622b-4751-8d93-815b32feaf8d',
    also: 'contaminated soil; noise; air quality; pollution inspection; oil spill; illegal dumping',
    ogsaa: 'forurenset grunn; støy; luftkvalitet; forurensningsloven; oljeutslipp; forsøpling; tilsyn forurensning',
  },
  waste: {
    en: 'Waste management', nb: 'Avfall og renovasjon', need: [35, 2.5, 0.3], esco: '40f65a56-ccbe-4601-9f32-1cc6cdd24f28',
    also: 'recycling; refuse; waste collection; waste fees; circular economy; recycling station',
    ogsaa: 'renovasjon; kildesortering; søppel; avfallsgebyr; gjenvinningsstasjon; sirkulær økonomi',
  },
  'climate-accounting': {
    en: 'Climate accounting', nb: 'Klimaregnskap', nn: 'Klimarekneskap', need: [50, 3, 0.05],
    also: 'carbon accounting; greenhouse gas inventory; climate budget; emissions; carbon footprint',
    ogsaa: 'klimabudsjett; utslippsregnskap; klimagass; karbonavtrykk; klimagassregnskap; utslipp',
  },
  'climate-adaptation': {
    en: 'Climate adaptation', nb: 'Klimatilpasning', need: [25, 1.5, 0.2], esco: '1565b401-1754-4b07-8f1a-eb5869e64d95',
    also: 'climate change; climate risk; sea level; landslide; heat; resilience',
    ogsaa: 'klimaendringer; klimarisiko; havnivå; skred; kvikkleire; klimaplan; robusthet',
  },
  'nature-diversity': {
    en: 'Nature and biodiversity', nb: 'Naturmangfold', nn: 'Naturmangfald', need: [25, 1.5, 0.5],
    also: 'biodiversity; ecology; protected species; invasive species; nature survey; wetlands; fjord health',
    ogsaa: 'naturmangfoldloven; biolog; artsmangfold; fremmede arter; naturkartlegging; myr; Oslofjorden; vassdrag',
  },
  agriculture: {
    en: 'Agriculture', nb: 'Landbruk', need: [50, 2.5, 0.5], esco: 'afdcb380-ef9f-4785-b877-cc551f035034',
    also: 'farming; farm subsidies; soil protection; agronomy; production grants; land transfer',
    ogsaa: 'jordbruk; produksjonstilskudd; jordvern; jordloven; konsesjon; landbruksrådgiver; boplikt; agronomi',
  },
  forestry: {
    en: 'Forestry', nb: 'Skogbruk', need: [30, 1, 0.6], esco: '41de7eb8-be07-4822-ba85-b76e9b8d6e4e',
    also: 'forest; logging; forest roads; timber; planting; forest management',
    ogsaa: 'skog; hogst; skogsbilvei; tømmer; planting; skogfond; skogbrukssjef',
  },
});
