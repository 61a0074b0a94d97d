import { topicsOf } from './topic.ts';

/** Health, care and welfare. */
export const healthTopics = topicsOf({
  'welfare-technology': {
    en: 'Welfare technology', nb: 'Velferdsteknologi', need: [120, 8, 0.4],
    also: 'assistive technology; telecare; safety alarm; sensors; GPS tracking; medicine dispenser; digital supervision',
    ogsaa: 'trygghetsalarm; digitalt tilsyn; medisindispenser; GPS; sensor; responssenter; helseteknologi; hjemmeoppfølging',
  },
  'home-nursing': {
    en: 'Home nursing', nb: 'Hjemmesykepleie', nn: 'Heimesjukepleie', need: [60, 4, 0.6],
    also: 'home care; community nursing; nurse; care at home; wound care; medication',
    ogsaa: 'hjemmetjeneste; hjemmesykepleier; sykepleier; sårstell; legemiddelhåndtering; hjemmehjelp',
  },
  dementia: {
    en: 'Dementia care', nb: 'Demensomsorg', need: [30, 2.5, 0.6],
    also: 'dementia; memory team; Alzheimer; day centre; next of kin; cognitive impairment',
    ogsaa: 'demens; hukommelsesteam; demenskoordinator; dagsenter; pårørende; kognitiv svikt; Alzheimer',
  },
  'palliative-care': {
    en: 'Palliative care', nb: 'Lindrende behandling', nn: 'Lindrande behandling', need: [25, 1.5, 0.6],
    also: 'end-of-life care; cancer nurse; terminal care; pain relief; hospice',
    ogsaa: 'palliasjon; kreftsykepleier; kreftkoordinator; livets slutt; smertelindring; terminalomsorg',
  },
  rehabilitation: {
    en: 'Rehabilitation', nb: 'Rehabilitering', need: [40, 3, 0.7],
    also: 'everyday rehabilitation; occupational therapy; physiotherapy; aids; stroke; reablement',
    ogsaa: 'hverdagsrehabilitering; ergoterapi; ergoterapeut; fysioterapi; fysioterapeut; hjelpemidler; slag',
  },
  'mental-health': {
    en: 'Mental health', nb: 'Psykisk helse', need: [45, 3, 0.5],
    also: 'psychologist; therapy; anxiety; depression; suicide prevention; FACT team; crisis team',
    ogsaa: 'psykolog; kommunepsykolog; angst; depresjon; selvmordsforebygging; FACT; kriseteam; rask psykisk helsehjelp',
  },
  'substance-use': {
    en: 'Substance use care', nb: 'Rusarbeid', need: [30, 2.5, 0.6],
    also: 'addiction; drugs; alcohol; harm reduction; street team; treatment',
    ogsaa: 'rus; ruskonsulent; avhengighet; skadereduksjon; alkohol; narkotika; rusomsorg; uteteam',
  },
  'public-health': {
    en: 'Public health', nb: 'Folkehelse', need: [30, 1.5, 0.3],
    also: 'health promotion; public health profile; prevention; inequality; physical activity',
    ogsaa: 'folkehelsekoordinator; folkehelseoversikt; forebygging; sosial ulikhet; frisklivssentral; fysisk aktivitet',
  },
  'infection-control': {
    en: 'Infection control', nb: 'Smittevern', need: [25, 1.5, 0.4],
    also: 'hygiene; outbreak; vaccination; infection prevention; municipal doctor; pandemic',
    ogsaa: 'smittevernlege; utbrudd; vaksinasjon; hygiene; smittesporing; pandemi; hygienesykepleier',
  },
  'environmental-health': {
    en: 'Environmental health', nb: 'Miljørettet helsevern', need: [25, 1.5, 0.6],
    also: 'indoor climate; noise complaint; legionella; bathing water; radon; approval of schools',
    ogsaa: 'inneklima; støyklage; legionella; badevann; radon; godkjenning skole og barnehage; skadedyr',
  },
  'health-records': {
    en: 'Health records systems', nb: 'Pasientjournal', need: [35, 2.5, 0.2],
    also: 'EHR; electronic patient record; e-messages; summary care record; care system; medical records',
    ogsaa: 'EPJ; journalsystem; elektroniske meldinger; kjernejournal; fagsystem helse; e-resept; journalløftet',
  },
  'social-services': {
    en: 'Social services', nb: 'Sosiale tjenester', nn: 'Sosiale tenester', need: [40, 3, 0.4],
    also: 'NAV; financial assistance; debt counselling; qualification programme; welfare office; poverty',
    ogsaa: 'NAV; økonomisk sosialhjelp; gjeldsrådgivning; kvalifiseringsprogrammet; sosialhjelp; lavinntekt',
  },
  'social-housing': {
    en: 'Social housing', nb: 'Boligsosialt arbeid', nn: 'Bustadsosialt arbeid', need: [30, 2, 0.5],
    also: 'housing; municipal housing; start loan; housing support; homelessness',
    ogsaa: 'kommunal bolig; startlån; bostøtte; bostedsløs; Husbanken; boligtildeling; boligkontor',
  },
});
