import { topicsOf } from './topic.ts';

/** Children, school, culture and inclusion. */
export const growingUpTopics = topicsOf({
  'child-welfare': {
    en: 'Child welfare casework', nb: 'Barnevernsarbeid', need: [50, 3.5, 0.6],
    also: 'child protection; report of concern; investigation; foster care; family support; social worker',
    ogsaa: 'barnevern; bekymringsmelding; undersøkelse; fosterhjem; tiltak i hjemmet; barnevernspedagog; barnevernsvakt',
  },
  kindergarten: {
    en: 'Kindergartens', nb: 'Barnehage', need: [35, 3, 0.4],
    also: 'nursery; preschool; early childhood; kindergarten authority; grants to private kindergartens',
    ogsaa: 'barnehagemyndighet; barnehageloven; tilskudd private barnehager; bemanningsnorm; barnehagelærer; opptak',
  },
  'special-education': {
    en: 'Special education', nb: 'Spesialpedagogikk', need: [40, 3, 0.5],
    also: 'special needs; adapted education; autism; ADHD; dyslexia; learning difficulties',
    ogsaa: 'spesialundervisning; individuelt tilrettelagt opplæring; spesialpedagog; autisme; ADHD; dysleksi; lærevansker',
  },
  'school-psychology': {
    en: 'School psychology service', nb: 'Pedagogisk-psykologisk tjeneste', nn: 'Pedagogisk-psykologisk teneste', need: [50, 3.5, 0.6],
    also: 'educational psychologist; expert assessment; PPT; speech therapist; referral',
    ogsaa: 'PPT; PP-tjenesten; sakkyndig vurdering; logoped; PP-rådgiver; henvisning',
  },
  'school-environment': {
    en: 'School environment', nb: 'Skolemiljø', nn: 'Skulemiljø', need: [30, 2.5, 0.6],
    also: 'bullying; school absence; belonging; pupil safety; school refusal; classroom climate',
    ogsaa: 'mobbing; skolefravær; skolevegring; trygt skolemiljø; beredskapsteam; mobbeombud; klassemiljø',
  },
  'multilingual-education': {
    en: 'Multilingual education', nb: 'Flerspråklig opplæring', nn: 'Fleirspråkleg opplæring', need: [25, 2, 0.5],
    also: 'mother tongue teaching; newly arrived pupils; Norwegian as a second language; reception class',
    ogsaa: 'morsmål; særskilt norskopplæring; innføringsklasse; nyankomne elever; norsk som andrespråk; tospråklig',
  },
  'adult-education': {
    en: 'Adult education', nb: 'Voksenopplæring', nn: 'Vaksenopplæring', need: [30, 2, 0.4],
    also: 'adult learning; Norwegian courses; basic skills; introduction programme; validation of skills',
    ogsaa: 'norskkurs; norskprøve; grunnleggende ferdigheter; introduksjonsprogram; realkompetanse; voksne elever',
  },
  'sign-language': {
    en: 'Sign language', nb: 'Tegnspråk', nn: 'Teiknspråk', need: [30, 2, 0.7],
    also: 'sign language interpreter; deaf; hearing impairment; Norwegian Sign Language; interpreting',
    ogsaa: 'tegnspråktolk; døv; døve; hørselshemmet; tolk; norsk tegnspråk; hørsel',
  },
  'youth-work': {
    en: 'Youth work', nb: 'Ungdomsarbeid', need: [25, 2, 0.6],
    also: 'youth club; youth council; crime prevention; outreach; SLT; leisure',
    ogsaa: 'fritidsklubb; ungdomsråd; SLT; kriminalitetsforebygging; utekontakt; ungdomsmedvirkning; fritid',
  },
  'refugee-settlement': {
    en: 'Refugee settlement', nb: 'Bosetting av flyktninger', nn: 'Busetjing av flyktningar', need: [30, 2, 0.5],
    also: 'integration; refugees; immigrants; introduction act; unaccompanied minors; diversity',
    ogsaa: 'integrering; flyktning; flyktningtjenesten; integreringsloven; enslige mindreårige; mangfold; IMDi',
  },
  'culture-libraries': {
    en: 'Culture and libraries', nb: 'Kultur og bibliotek', need: [30, 2, 0.5],
    also: 'library; arts school; music school; events; cultural grants; museum; cinema',
    ogsaa: 'bibliotekar; kulturskole; arrangement; kulturmidler; kulturplan; museum; frivillighet; idrettsanlegg; spillemidler',
  },
});
