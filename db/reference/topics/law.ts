import { topicsOf } from './topic.ts';

/** Law, privacy and democracy. */
export const lawTopics = topicsOf({
  gdpr: {
    en: 'Data protection (GDPR)',
    nb: 'Personvern (GDPR)',
    need: [150, 12, 0.1],
    esco: 'd3e9b00a-0891-4fa8-836d-8240ec3d2758',
    also: 'GDPR; data protection; privacy; General Data Protection Regulation; data protection officer; DPO; personal data; data privacy; right of access; data breach; privacy law',
    ogsaa:
      'personvern; personvernforordningen; personvernombud; personopplysninger; personopplysningsloven; personvernjurist; behandlingsprotokoll; avvik personvern; Datatilsynet; innsyn i egne opplysninger',
  },
  dpia: {
    en: 'Impact assessment (DPIA)',
    nb: 'Konsekvensvurdering (DPIA)',
    need: [25, 1.5, 0.1],
    also: 'DPIA; impact assessment; privacy risk assessment; PIA',
    ogsaa: 'DPIA; konsekvensvurdering; personvernkonsekvenser; vurdering av konsekvenser',
  },
  'data-processing-agreements': {
    en: 'Data processing agreements',
    nb: 'Databehandleravtaler',
    need: [20, 1.5, 0.05],
    also: 'DPA; processor agreement; data processor; controller and processor; third-country transfer; Schrems II',
    ogsaa: 'databehandleravtale; databehandler; behandlingsansvarlig; overføring til tredjeland; Schrems II',
  },
  'administrative-law': {
    en: 'Administrative law',
    nb: 'Forvaltningsrett',
    need: [50, 3.5, 0.1],
    also: 'public administration act; administrative decisions; case handling; legal competence; impartiality; conflict of interest',
    ogsaa: 'forvaltningsloven; enkeltvedtak; saksbehandling; habilitet; inhabilitet; vedtak; forvaltningsjurist',
  },
  'public-access': {
    en: 'Access to documents',
    nb: 'Innsyn og offentlighet',
    nn: 'Innsyn og offentlegheit',
    need: [25, 2, 0.05],
    also: 'freedom of information; FOI; public records; document access; transparency; journalists asking for documents',
    ogsaa: 'offentleglova; offentlighetsloven; innsynskrav; innsynsbegjæring; meroffentlighet; unntatt offentlighet; sladding',
  },
  'municipal-law': {
    en: 'Local government law',
    nb: 'Kommunerett',
    need: [30, 1.5, 0.2],
    also: 'local government act; council procedure; delegation; inter-municipal cooperation; legality review',
    ogsaa: 'kommuneloven; delegering; delegeringsreglement; interkommunalt samarbeid; lovlighetskontroll; møteoffentlighet',
  },
  'child-welfare-law': {
    en: 'Child welfare law',
    nb: 'Barnevernsrett',
    need: [120, 9, 0.3],
    also: 'child protection law; child welfare act; care order; child welfare tribunal; care proceedings',
    ogsaa: 'barnevernsloven; barnevernsjurist; omsorgsovertakelse; Barneverns- og helsenemnda; fylkesnemnda; akuttvedtak',
  },
  'school-law': {
    en: 'School law',
    nb: 'Skolerett',
    nn: 'Skulerett',
    need: [35, 3, 0.15],
    also: 'education act; bullying case; school environment case; school transport; exclusion; parents complaint',
    ogsaa: 'opplæringsloven; opplæringslova; mobbesak; skolemiljøsak; aktivitetsplikt; skoleskyss; bortvisning; klage skole',
  },
  'health-law': {
    en: 'Health and care law',
    nb: 'Helse- og omsorgsrett',
    need: [40, 3, 0.15],
    also: 'patient rights; coercion; duty of confidentiality; guardianship; health services act; health lawyer',
    ogsaa: 'pasient- og brukerrettighetsloven; tvang; kapittel 9; kapittel 4A; taushetsplikt; vergemål; helserett',
  },
  'labour-law': {
    en: 'Labour law',
    nb: 'Arbeidsrett',
    need: [40, 3, 0.25],
    also: 'employment law; dismissal; working environment act; collective agreement; downsizing; negotiations',
    ogsaa: 'arbeidsmiljøloven; oppsigelse; avskjed; nedbemanning; hovedavtalen; tariffavtale; drøfting; personalsak',
  },
  elections: {
    en: 'Elections',
    nb: 'Valg',
    nn: 'Val',
    need: [25, 1, 0.4],
    also: 'election administration; polling; electoral committee; counting votes; EVA',
    ogsaa: 'valggjennomføring; kommunevalg; stortingsvalg; valgstyre; valglokale; forhåndsstemme; EVA',
  },
  'council-secretariat': {
    en: 'Council secretariat',
    nb: 'Politisk sekretariat',
    need: [35, 2, 0.4],
    also: 'council meetings; minutes; agenda; committee secretary; political secretariat; control committee',
    ogsaa: 'kommunestyremøte; møteprotokoll; saksliste; utvalgssekretær; formannskap; kontrollutvalg',
  },
});
