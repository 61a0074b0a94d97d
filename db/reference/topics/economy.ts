import { topicsOf } from './topic.ts';

/** Money, procurement, people and communication. */
export const economyTopics = topicsOf({
  procurement: {
    en: 'Procurement', nb: 'Offentlige anskaffelser', nn: 'Offentlege innkjøp', need: [120, 9, 0.1], esco: '378caeec-10a0-4162-b75c-ab374a42e93d',
    also: 'public procurement; procurement law; tender; tendering; buying; purchasing; framework agreement; competition; bids',
    ogsaa: 'anskaffelse; innkjøp; innkjøper; anbud; konkurransegrunnlag; rammeavtale; anskaffelsesloven; LOA; Doffin; anskaffelsesrett',
  },
  'contract-management': {
    en: 'Contract management', nb: 'Kontraktsoppfølging', need: [30, 2, 0.15],
    also: 'supplier follow-up; contract; penalty; breach of contract; labour crime; contract law',
    ogsaa: 'kontrakt; leverandøroppfølging; kontraktsforvaltning; mislighold; dagbot; arbeidslivskriminalitet; Norgesmodellen',
  },
  budgeting: {
    en: 'Budget and financial planning', nb: 'Budsjett og økonomiplan', need: [50, 3, 0.2],
    also: 'budget; finance; economic plan; financial management; forecasting; municipal finance; savings',
    ogsaa: 'budsjett; økonomiplan; handlingsprogram; økonomistyring; prognose; økonomirådgiver; kommuneøkonomi; innsparing',
  },
  accounting: {
    en: 'Accounting', nb: 'Regnskap', nn: 'Rekneskap', need: [45, 3, 0.05],
    also: 'accounts; bookkeeping; invoices; annual accounts; audit; financial statements; ledger',
    ogsaa: 'regnskapsfører; faktura; årsregnskap; bokføring; revisjon; avstemming; periodisering',
  },
  'internal-control': {
    en: 'Internal control', nb: 'Internkontroll', need: [30, 2, 0.15], esco: '0daaf096-1639-461c-bf1a-bbeea77e6b67',
    also: 'risk management; quality system; deviations; audit; compliance; whistleblowing',
    ogsaa: 'kvalitetssystem; avvikssystem; risikostyring; virksomhetsstyring; varsling; tilsyn; etterlevelse',
  },
  'grant-writing': {
    en: 'Grants and funding', nb: 'Søknader om tilskudd', nn: 'Søknader om tilskot', need: [20, 1, 0.1],
    also: 'funding application; EU projects; grants; Interreg; innovation funds; external funding',
    ogsaa: 'tilskudd; søknad om midler; EU-prosjekt; Interreg; Klimasats; skjønnsmidler; ekstern finansiering',
  },
  recruitment: {
    en: 'Recruitment and HR', nb: 'Rekruttering og HR', need: [40, 3, 0.2],
    also: 'human resources; HR; hiring; onboarding; personnel; interviews; employer branding',
    ogsaa: 'HR; ansettelse; personal; onboarding; intervju; kompetanseplan; personalrådgiver; arbeidsgiverpolitikk',
  },
  'working-environment': {
    en: 'Working environment', nb: 'Arbeidsmiljø (HMS)', need: [30, 2.5, 0.5],
    also: 'health and safety; HSE; sick leave; occupational health; violence at work; safety representative',
    ogsaa: 'HMS; sykefravær; verneombud; bedriftshelsetjeneste; nærvær; vold og trusler; IA; tilrettelegging',
  },
  payroll: {
    en: 'Payroll and pensions', nb: 'Lønn og pensjon', nn: 'Løn og pensjon', need: [30, 2.5, 0.05],
    also: 'salary; wages; pension; KLP; travel expenses; holiday pay; pay negotiations',
    ogsaa: 'lønn; lønnskonsulent; pensjon; KLP; AFP; reiseregning; feriepenger; lønnsforhandlinger',
  },
  'shift-planning': {
    en: 'Shift planning', nb: 'Turnusplanlegging', need: [30, 2.5, 0.3],
    also: 'rota; rostering; staffing; working time; resource planning; health shifts',
    ogsaa: 'turnus; vaktplan; bemanning; arbeidstid; heltidskultur; ressursstyring; årsturnus',
  },
  'emergency-preparedness': {
    en: 'Emergency preparedness', nb: 'Beredskap', need: [35, 2, 0.5],
    also: 'crisis management; contingency plan; civil protection; risk and vulnerability analysis; evacuation; exercise',
    ogsaa: 'samfunnssikkerhet; beredskapsplan; ROS-analyse; kriseledelse; evakuering; beredskapsøvelse; Sivilforsvaret',
  },
  communication: {
    en: 'Communication', nb: 'Kommunikasjon', need: [35, 2.5, 0.15],
    also: 'press; media; website; social media; crisis communication; internal communication; editor',
    ogsaa: 'presse; media; nettside; sosiale medier; krisekommunikasjon; intranett; kommunikasjonsrådgiver; pressemelding',
  },
  'plain-language': {
    en: 'Plain language', nb: 'Klarspråk', need: [20, 1, 0.15],
    also: 'clear writing; letters; decision letters; readable text; editing; language',
    ogsaa: 'klart språk; brevmaler; vedtaksbrev; skrivekurs; tekst; språkloven; nynorsk',
  },
  'business-development': {
    en: 'Business development', nb: 'Næringsutvikling', need: [30, 1.5, 0.5],
    also: 'business; start-ups; tourism; trade and industry; local companies; industrial land',
    ogsaa: 'næringsliv; næringssjef; gründer; etablerer; reiseliv; næringsareal; sentrumsutvikling; bevilling',
  },
});
