import { topicsOf } from './topic.ts';

/** Information technology, security, data and archives. */
export const digitalTopics = topicsOf({
  automation: {
    en: 'Process automation', nb: 'Automatisering (RPA)', need: [150, 8, 0.2], esco: 'f4a6e9f7-5cff-46c0-894c-59c20bb78694',
    also: 'RPA; robotic process automation; robot; bots; workflow automation; low code; scripting; Power Automate',
    ogsaa: 'RPA; robotisering; programvarerobot; automatisering; arbeidsflyt; lavkode; skripting; prosessautomatisering',
  },
  'security-incident-response': {
    en: 'Security incident response', nb: 'Håndtering av sikkerhetshendelser', nn: 'Handtering av tryggleikshendingar', need: [120, 6, 0.3], esco: '5898d99a-62a4-4e10-a2e3-0d815ce44248',
    also: 'cyber attack; ransomware; incident handling; CERT; SOC; hacked; phishing incident; data breach response',
    ogsaa: 'dataangrep; cyberangrep; løsepengevirus; hendelseshåndtering; beredskap IKT; hacket; phishing; KommuneCERT',
  },
  'information-security': {
    en: 'Information security', nb: 'Informasjonssikkerhet', nn: 'Informasjonstryggleik', need: [50, 3, 0.15], esco: '11eebd42-44ab-401d-8a2c-bdb9fc9beb50',
    also: 'cyber security; IT security; ISO 27001; risk assessment; ISMS; CISO; security policy; NIS2',
    ogsaa: 'IT-sikkerhet; datasikkerhet; styringssystem; ROS-analyse IKT; sikkerhetskultur; ISO 27001; digitalsikkerhetsloven; informasjonssikkerhetsleder',
  },
  'identity-access': {
    en: 'Identity and access', nb: 'Identitet og tilgang', need: [30, 2, 0.05],
    also: 'single sign-on; SSO; Entra ID; Active Directory; multi-factor; MFA; user accounts; IAM',
    ogsaa: 'tilgangsstyring; pålogging; brukerkonto; Feide; ID-porten; tofaktor; Active Directory; Entra ID',
  },
  'cloud-services': {
    en: 'Cloud services', nb: 'Skytjenester', nn: 'Skytenester', need: [30, 2, 0.05], esco: 'bd14968e-e409-45af-b362-3495ed7b10e0',
    also: 'cloud; Azure; hosting; SaaS; cloud migration; cloud cost; virtual servers',
    ogsaa: 'sky; skyløsning; Azure; drift i skyen; SaaS; skyflytting; servere',
  },
  'it-operations': {
    en: 'IT operations', nb: 'IKT-drift', need: [80, 5, 0.3], esco: 'd0c6d77e-cb25-4770-bf77-2073fc5f7523',
    also: 'network; servers; wifi; helpdesk; infrastructure; backup; clients; printers',
    ogsaa: 'nettverk; servere; trådløst nett; brukerstøtte; infrastruktur; sikkerhetskopi; PC; skrivere; IT-drift',
  },
  'system-integration': {
    en: 'System integration', nb: 'Integrasjoner', nn: 'Integrasjonar', need: [35, 2.5, 0.05], esco: '6fa1c2c0-a012-4ca0-9642-e01569ba322c',
    also: 'API; interfaces; integration platform; FIKS; Altinn; data exchange; Maskinporten',
    ogsaa: 'API; grensesnitt; integrasjonsplattform; Fiks; Altinn; datautveksling; Maskinporten; KS Digital',
  },
  'data-analysis': {
    en: 'Data analysis', nb: 'Dataanalyse', need: [40, 3, 0.05], esco: '97bd1c21-66b2-4b7e-ad0f-e3cda590e378',
    also: 'statistics; dashboards; Power BI; business intelligence; KOSTRA; reporting; data warehouse',
    ogsaa: 'statistikk; styringsdata; Power BI; KOSTRA; rapportering; datavarehus; analyse; nøkkeltall',
  },
  'artificial-intelligence': {
    en: 'Artificial intelligence', nb: 'Kunstig intelligens', need: [30, 2, 0.1], esco: '3a2d5b45-56e4-4f5a-a55a-4a4a65afdc43',
    also: 'AI; machine learning; language models; chatbot; AI act; generative AI; copilot',
    ogsaa: 'KI; AI; maskinlæring; språkmodell; chatbot; KI-forordningen; generativ KI; copilot',
  },
  'school-it': {
    en: 'School IT', nb: 'IKT i skolen', nn: 'IKT i skulen', need: [35, 3, 0.4],
    also: 'pupil devices; Chromebook; iPad; learning platform; digital learning tools; screen filter',
    ogsaa: 'elev-PC; Chromebook; nettbrett; læringsplattform; Feide i skolen; digitale læremidler; digital skole',
  },
  'digital-archives': {
    en: 'Digital archives', nb: 'Digitalt arkiv', need: [90, 6, 0.1],
    also: 'electronic archive; Noark; preservation; digitisation; archive extraction; records transfer',
    ogsaa: 'arkiv; Noark 5; arkivloven; bevaring; kassasjon; digitalisering av arkiv; uttrekk; depot; arkivar',
  },
  'records-management': {
    en: 'Records management', nb: 'Dokumentasjonsforvaltning', need: [40, 3, 0.2],
    also: 'case and document system; filing; registry; mail registration; classification; archivist',
    ogsaa: 'journalføring; postmottak; saksbehandlingssystem; sak/arkiv; arkivplan; dokumentsenter; eInnsyn',
  },
  'universal-design': {
    en: 'Universal design', nb: 'Universell utforming', need: [80, 5, 0.3],
    also: 'accessibility; WCAG; web accessibility; UU; screen reader; accessibility statement; barrier free',
    ogsaa: 'UU; tilgjengelighet; WCAG; tilgjengelighetserklæring; skjermleser; uutilsynet; universelt utformet',
  },
  'service-design': {
    en: 'Service design', nb: 'Tjenestedesign', nn: 'Tenestedesign', need: [25, 1.5, 0.4],
    also: 'user research; user journey; workshops; innovation; design thinking; co-creation',
    ogsaa: 'brukerreise; brukerinnsikt; innovasjon; samskaping; workshop; tjenesteinnovasjon; designmetodikk',
  },
  'project-management': {
    en: 'Project management', nb: 'Prosjektledelse', nn: 'Prosjektleiing', need: [50, 3, 0.4], esco: '94dd823c-148e-4614-a6e8-99249b16357d',
    also: 'project leader; portfolio; benefits realisation; Prince2; agile; steering group',
    ogsaa: 'prosjektleder; prosjektveiviseren; gevinstrealisering; portefølje; smidig; styringsgruppe',
  },
});
