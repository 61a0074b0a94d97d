import type { Workdays } from '#time/workday.ts';
import { codes, type Code } from './places.ts';

export interface Knowledge {
  topic: string;
  level: number;
  evidence?: string;
  agreed?: number;
  asked?: number;
  /** Hours promised in the current month. */
  promised?: number;
  confirmedDaysAgo: number;
}

/** Somebody who is invented by name, because a page, a test or the worked example needs them. */
export interface CastMember {
  code: Code;
  givenName: string;
  familyName: string;
  title: string;
  department: string;
  languages?: string[];
  workdays?: Workdays;
  contactFor?: string;
  /** Away from and until, in days from today, and the family name of who stands in. */
  away?: { from: number; until: number; standIn: string };
  knows: Knowledge[];
}

export const everyWeekday = (from: string, to: string): Workdays => ({
  mon: { from, to, place: 'office' },
  tue: { from, to, place: 'office' },
  wed: { from, to, place: 'office' },
  thu: { from, to, place: 'office' },
  fri: { from, to, place: 'office' },
});

const knows = (topic: string, level: number, agreed: number, confirmedDaysAgo: number, more: Partial<Knowledge> = {}): Knowledge => ({
  topic,
  level,
  agreed,
  confirmedDaysAgo,
  ...more,
});

const legal = 'Legal department';
const digital = 'IT and digital services';

const lawyers: CastMember[] = [
  {
    code: codes.vestby,
    givenName: 'Amina',
    familyName: 'Warsame',
    title: 'Lawyer',
    department: legal,
    languages: ['nb', 'en', 'so'],
    workdays: everyWeekday('08:00', '15:30'),
    contactFor: 'Privacy in new systems, rights of access, breaches',
    knows: [
      knows('gdpr', 5, 30, 9, { promised: 4, evidence: 'Data protection officer for six years; teaches the course for new leaders' }),
      knows('dpia', 5, 6, 9, { promised: 1, evidence: 'Led 40 impact assessments' }),
      knows('data-processing-agreements', 4, 5, 30),
    ],
  },
  {
    code: codes.vestby,
    givenName: 'Ingvild',
    familyName: 'Røsnes',
    title: 'Lawyer, data protection officer',
    department: legal,
    workdays: { ...everyWeekday('08:00', '15:00'), wed: { from: '08:00', to: '15:00', place: 'home' } },
    knows: [
      knows('gdpr', 5, 30, 12, { promised: 6, evidence: 'Data protection officer; wrote the guide to privacy in schools' }),
      knows('dpia', 4, 5, 12),
    ],
  },
  {
    code: codes.vestby,
    givenName: 'Torstein',
    familyName: 'Haugli',
    title: 'Lawyer, health and care',
    department: 'Health administration',
    workdays: everyWeekday('08:00', '16:00'),
    knows: [
      knows('gdpr', 4, 30, 20, { promised: 3, evidence: 'Ten years with health records and their law' }),
      knows('health-law', 4, 8, 20),
    ],
  },
  {
    code: codes.vestby,
    givenName: 'Sunniva',
    familyName: 'Moe Tangen',
    title: 'Lawyer, archives and privacy',
    department: legal,
    workdays: { ...everyWeekday('08:30', '16:00'), fri: { from: '08:30', to: '16:00', place: 'home' } },
    knows: [knows('gdpr', 4, 30, 16, { promised: 2, evidence: 'Deletion and retention in 14 systems' }), knows('public-access', 4, 6, 60)],
  },
  {
    code: codes.vestby,
    givenName: 'Aslak',
    familyName: 'Fjeldheim',
    title: 'Lawyer',
    department: legal,
    languages: ['nb', 'nn', 'en', 'se'],
    workdays: everyWeekday('07:45', '15:30'),
    knows: [
      knows('gdpr', 4, 30, 5, { evidence: 'Negotiates with the large vendors' }),
      knows('data-processing-agreements', 5, 8, 5, { promised: 2 }),
    ],
  },
  {
    code: codes.moss,
    givenName: 'Hedda',
    familyName: 'Løvås',
    title: 'Lawyer, data protection officer',
    department: legal,
    workdays: everyWeekday('08:00', '15:45'),
    away: { from: -4, until: 5, standIn: 'Wiersholm' },
    knows: [knows('gdpr', 4, 25, 150, { promised: 17 }), knows('data-processing-agreements', 3, 4, 150), knows('dpia', 3, 4, 150)],
  },
  {
    code: codes.moss,
    givenName: 'Jakob',
    familyName: 'Wiersholm',
    title: 'Lawyer, procurement',
    department: 'Finance and procurement',
    workdays: everyWeekday('08:00', '15:45'),
    knows: [knows('gdpr', 3, 25, 62, { promised: 5 }), knows('procurement', 4, 14, 62, { promised: 4 })],
  },
  {
    code: codes.råde,
    givenName: 'Maja',
    familyName: 'Kvernmo',
    title: 'Adviser, archives',
    department: 'Archives and records',
    workdays: everyWeekday('07:30', '14:00'),
    knows: [knows('gdpr', 3, 6, 35), knows('digital-archives', 4, 14, 35, { promised: 6 })],
  },
  {
    code: codes.indreØstfold,
    givenName: 'Nils-Petter',
    familyName: 'Aune',
    title: 'IT security adviser',
    department: digital,
    workdays: everyWeekday('08:00', '15:30'),
    knows: [knows('gdpr', 3, 10, 430, { promised: 6 }), knows('information-security', 4, 8, 430, { promised: 2 })],
  },
];

/** Indre Østfold automates; the others begin. */
const automators: CastMember[] = (
  [
    ['Ranveig', 'Myhre', 'Developer', 5, 30, 16, 20],
    ['Eirik', 'Solbakken', 'Adviser, automation', 4, 30, 18, 45],
    ['Thuy', 'Nguyen Lien', 'Developer', 5, 28, 12, 8],
    ['Mateusz', 'Zieliński', 'Systems developer', 4, 26, 8, 70],
    ['Gro', 'Haslestad', 'Adviser, automation', 4, 26, 10, 33],
    ['Yonas', 'Gebremedhin', 'Developer', 4, 24, 0, 110],
    ['Birgit', 'Øyås', 'Process adviser', 3, 24, 9, 58],
    ['Kim André', 'Stubberud', 'Systems developer', 3, 22, 4, 210],
    ['Parisa', 'Moradi', 'Service designer', 3, 20, 6, 140],
    ['Svein', 'Tangerås', 'Adviser, automation', 3, 15, 2, 390],
  ] as const
).map(([givenName, familyName, title, level, agreed, promised, confirmedDaysAgo]) => ({
  code: codes.indreØstfold,
  givenName,
  familyName,
  title,
  department: digital,
  knows: [
    knows('automation', level, agreed, confirmedDaysAgo, {
      promised,
      evidence: level > 3 ? 'Runs robots for invoices, sick leave and building cases' : '',
    }),
    ...(/developer/i.test(title) ? [knows('system-integration', level - 1, 6, confirmedDaysAgo)] : []),
  ],
}));

/** Alike in all but the way to Skiptvet: whoever must be met is found by travel alone. */
const interpreters: CastMember[] = [
  { code: codes.moss, givenName: 'Dagny', familyName: 'Eikrem' },
  { code: codes.indreØstfold, givenName: 'Vetle', familyName: 'Oppegård' },
].map((person) => ({
  ...person,
  title: 'Sign language interpreter',
  department: 'Education',
  workdays: everyWeekday('08:00', '15:30'),
  knows: [knows('sign-language', 4, 12, 40, { evidence: 'Authorised interpreter' })],
}));

const others: CastMember[] = [
  {
    code: codes.moss,
    givenName: 'Line',
    familyName: 'Tangvik',
    title: 'Adviser, finance',
    department: 'Finance and procurement',
    knows: [knows('automation', 3, 20, 95, { promised: 14 }), knows('accounting', 4, 6, 95)],
  },
  {
    code: codes.vestby,
    givenName: 'Stig',
    familyName: 'Rønningen',
    title: 'IT adviser',
    department: digital,
    knows: [knows('automation', 3, 18, 260, { promised: 5 }), knows('it-operations', 4, 8, 260)],
  },
  {
    code: codes.skiptvet,
    givenName: 'Ingrid',
    familyName: 'Solberg',
    title: 'Adviser, planning and building',
    department: 'Planning and building',
    workdays: { ...everyWeekday('08:00', '15:30'), fri: { from: '08:00', to: '15:30', place: 'home' } },
    contactFor: 'Competitions, building applications, access to public buildings',
    knows: [
      knows('procurement', 4, 8, 335, { asked: 12, promised: 3, evidence: '40 competitions since she began; teaches new buyers' }),
      knows('building-permits', 3, 6, 62),
      knows('universal-design', 3, 6, 62),
    ],
  },
  {
    code: codes.skiptvet,
    givenName: 'Kari',
    familyName: 'Holm',
    title: 'Head of planning and building',
    department: 'Planning and building',
    knows: [knows('zoning-plans', 4, 6, 120), knows('building-permits', 4, 4, 120)],
  },
  {
    code: codes.skiptvet,
    givenName: 'Tor Arne',
    familyName: 'Vik',
    title: 'Building case officer',
    department: 'Planning and building',
    knows: [knows('building-permits', 3, 10, 28, { promised: 4 })],
  },
  {
    code: codes.råde,
    givenName: 'Marit',
    familyName: 'Foss',
    title: 'Adviser to the chief executive',
    department: 'Management',
    knows: [knows('project-management', 4, 6, 75), knows('budgeting', 3, 0, 75)],
  },
  {
    code: codes.moss,
    givenName: 'Solveig',
    familyName: 'Hammerstad',
    title: 'HR adviser',
    department: 'Human resources',
    knows: [knows('recruitment', 4, 8, 50), knows('payroll', 3, 4, 50)],
  },
];

export const cast: CastMember[] = [...lawyers, ...automators, ...interpreters, ...others];
