/** What somebody works as, the topics that come with it, and how common it is. */
export interface Profession {
  titles: string[];
  department: string;
  topics: string[];
  /** People of it among about 240. */
  weight: number;
}

const profession = (weight: number, department: string, titles: string, topics: string): Profession => ({
  weight,
  department,
  titles: titles.split('; '),
  topics: topics.split(' '),
});

/** GDPR is left to the cast by name: its experts are the worked example. */
export const professions: Profession[] = [
  profession(
    9,
    'Legal department',
    'Lawyer; Legal adviser',
    'administrative-law public-access municipal-law labour-law contract-management',
  ),
  profession(
    6,
    'Child and family services',
    'Legal adviser; Child welfare officer; Head of section',
    'child-welfare-law child-welfare youth-work',
  ),
  profession(5, 'Education', 'Adviser, school law; Adviser, education', 'school-law school-environment special-education kindergarten'),
  profession(5, 'Health administration', 'Adviser, health law; Adviser, health and care', 'health-law health-records social-services'),
  profession(
    6,
    'Council secretariat',
    'Council secretary; Adviser to the council',
    'council-secretariat elections municipal-law plain-language',
  ),
  profession(
    9,
    'IT and digital services',
    'Developer; Adviser, automation; Systems developer',
    'automation system-integration artificial-intelligence data-analysis',
  ),
  profession(
    8,
    'IT and digital services',
    'IT security adviser; Security analyst',
    'security-incident-response information-security identity-access cloud-services',
  ),
  profession(9, 'IT and digital services', 'IT adviser; Systems administrator', 'it-operations cloud-services identity-access school-it'),
  profession(
    6,
    'IT and digital services',
    'Adviser, digital services; Service designer',
    'universal-design service-design project-management plain-language',
  ),
  profession(14, 'Archives and records', 'Archivist; Adviser, archives', 'digital-archives records-management public-access'),
  profession(
    7,
    'Planning and building',
    'Building case officer; Adviser, planning and building',
    'building-permits building-control universal-design',
  ),
  profession(6, 'Planning and building', 'Planner; Area planner', 'zoning-plans traffic-planning climate-adaptation'),
  profession(14, 'Maps and surveying', 'Surveyor; GIS engineer; Adviser, geodata', 'maps-gis land-surveying drones property-tax'),
  profession(6, 'Roads and traffic', 'Road engineer; Traffic planner', 'roads traffic-planning'),
  profession(
    8,
    'Property',
    'Project manager, building; Property adviser; Energy adviser',
    'facilities-management construction-management building-energy fire-safety',
  ),
  profession(
    14,
    'Water and sewage',
    'Water engineer; Engineer, water and sewage; Operations manager, water',
    'water water-modelling drinking-water stormwater private-sewage',
  ),
  profession(
    7,
    'Environment and climate',
    'Environment adviser; Climate adviser; Nature manager',
    'climate-accounting pollution waste nature-diversity climate-adaptation stormwater',
  ),
  profession(5, 'Agriculture', 'Agricultural adviser; Forestry manager', 'agriculture forestry nature-diversity'),
  profession(
    18,
    'Health and care',
    'Adviser, welfare technology; Occupational therapist; Nurse, innovation',
    'welfare-technology rehabilitation health-records',
  ),
  profession(11, 'Home care', 'Nurse; Cancer nurse; Head of home care', 'home-nursing dementia palliative-care shift-planning'),
  profession(
    8,
    'Mental health and substance use',
    'Psychologist; Social worker; Psychiatric nurse',
    'mental-health substance-use social-housing',
  ),
  profession(
    5,
    'Public health',
    'Public health coordinator; Municipal doctor; Infection control nurse',
    'public-health infection-control environmental-health',
  ),
  profession(6, 'Social services', 'Adviser, social services; Housing adviser', 'social-services social-housing refugee-settlement'),
  profession(8, 'Child and family services', 'Child welfare officer; Family counsellor', 'child-welfare youth-work school-environment'),
  profession(
    8,
    'Education',
    'Adviser, kindergartens; Special needs teacher',
    'kindergarten special-education multilingual-education adult-education',
  ),
  profession(5, 'School psychology', 'Educational psychologist; Speech therapist', 'school-psychology special-education'),
  profession(5, 'Culture', 'Librarian; Culture adviser', 'culture-libraries youth-work grant-writing'),
  profession(14, 'Finance and procurement', 'Procurement adviser; Buyer; Head of procurement', 'procurement contract-management'),
  profession(
    9,
    'Finance and procurement',
    'Financial adviser; Accountant; Controller',
    'budgeting accounting internal-control data-analysis',
  ),
  profession(8, 'Human resources', 'HR adviser; Payroll officer', 'recruitment working-environment payroll shift-planning labour-law'),
  profession(5, 'Emergency preparedness', 'Preparedness coordinator', 'emergency-preparedness internal-control climate-adaptation'),
  profession(
    6,
    'Communication and business',
    'Communication adviser; Business adviser',
    'communication plain-language business-development grant-writing',
  ),
];
