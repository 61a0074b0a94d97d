/** What the address of a search says, for the page and the API alike; what it says wrongly is named and left out. */
import { deepestHit, type ExpertsQuery, pageSize, sorts } from '#search/contract.ts';
import { written } from './written.ts';

export type Asked = Omit<ExpertsQuery, 'viewer' | 'now'>;

export interface ParameterProblem {
  parameter: string;
  value: string;
  expected:
    | 'text'
    | 'topic'
    | 'topicLevel'
    | 'tooManyTopics'
    | 'match'
    | 'level'
    | 'municipality'
    | 'hours'
    | 'yesOrNo'
    | 'language'
    | 'minutes'
    | 'sort'
    | 'page';
}

export interface Choices {
  topics: ReadonlySet<string>;
  municipalities: ReadonlySet<string>;
}

/** Everyone, as the page shows them where nothing is asked. */
export const everyone: Asked = {
  text: '',
  exact: false,
  topics: [],
  match: 'any',
  level: 0,
  municipalities: [],
  hours: 0,
  today: false,
  languages: [],
  meet: false,
  minutes: null,
  sort: 'best',
  page: 1,
};

const longestText = 200;
const mostTopics = 10;
const mostHours = 744;
const mostMinutes = 1_440;
const lastPage = deepestHit / pageSize;

export function readExperts(params: URLSearchParams, choices: Choices): { asked: Asked; problems: ParameterProblem[] } {
  const problems: ParameterProblem[] = [];
  const refuse = (parameter: string, value: string, expected: ParameterProblem['expected']) => {
    problems.push({ parameter, value: value.slice(0, 60), expected });
  };
  const whole = (parameter: 'level' | 'hours' | 'minutes' | 'page', lowest: number, highest: number): number | undefined => {
    const value = params.get(parameter)?.trim();
    if (!value) return undefined;
    const number = /^\d{1,6}$/.test(value) ? Number(value) : NaN;
    if (number >= lowest && number <= highest) return number;
    refuse(parameter, value, parameter);
    return undefined;
  };
  const oneOf = <Value extends string>(parameter: 'match' | 'sort', values: readonly Value[]): Value | undefined => {
    const value = params.get(parameter);
    if (!value) return undefined;
    const known = values.find((one) => one === value);
    if (!known) refuse(parameter, value, parameter);
    return known;
  };
  const yes = (parameter: string): boolean => {
    const value = params.get(parameter);
    if (!value || ['0', 'false', 'no'].includes(value)) return false;
    if (['1', 'true', 'yes', 'on'].includes(value)) return true;
    refuse(parameter, value, 'yesOrNo');
    return false;
  };
  const several = (parameter: 'municipality' | 'language', isKnown: (value: string) => boolean): string[] =>
    [...new Set(params.getAll(parameter).filter(Boolean))].filter((value) => {
      if (!isKnown(value)) refuse(parameter, value, parameter);
      return isKnown(value);
    });

  let text = (params.get('q') ?? '').trim();
  if (text.length > longestText) {
    refuse('q', text, 'text');
    text = text.slice(0, longestText);
  }
  const topics = readTopics(params.getAll('topic').filter(Boolean), choices.topics, refuse);
  const meet = yes('meet');
  const asked: Asked = {
    text,
    exact: yes('exact'),
    topics,
    match: oneOf('match', ['any', 'all']) ?? 'any',
    level: whole('level', 0, 5) ?? 0,
    municipalities: several('municipality', (code) => choices.municipalities.has(code)),
    hours: whole('hours', 0, mostHours) ?? 0,
    today: yes('today'),
    languages: several('language', (code) => /^[a-z]{2,3}$/.test(code)),
    meet,
    minutes: (meet ? whole('minutes', 1, mostMinutes) : undefined) ?? null,
    sort: oneOf('sort', sorts) ?? 'best',
    page: whole('page', 1, lastPage) ?? 1,
  };
  if (asked.sort === 'travel' && !meet) asked.sort = 'best';
  return { asked, problems };
}

function readTopics(
  values: readonly string[],
  known: ReadonlySet<string>,
  refuse: (parameter: string, value: string, expected: ParameterProblem['expected']) => void,
): Asked['topics'] {
  const topics = new Map<string, number>();
  for (const value of values) {
    const [slug = '', level = '1'] = value.split(':', 2);
    if (!known.has(slug)) refuse('topic', value, 'topic');
    else if (!/^[1-5]$/.test(level)) refuse('topic', value, 'topicLevel');
    else if (topics.size === mostTopics && !topics.has(slug)) refuse('topic', value, 'tooManyTopics');
    else topics.set(slug, Math.max(Number(level), topics.get(slug) ?? 1));
  }
  return [...topics].map(([slug, level]) => ({ slug, level }));
}

/** The address that asks this, without what is left at its usual value. */
export function expertsAddress(asked: Partial<Asked>): string {
  const { text, exact, topics, match, level, municipalities, hours, today, languages, meet, minutes, sort, page } = {
    ...everyone,
    ...asked,
  };
  return written('/experts', {
    q: text,
    exact,
    topic: topics.map(writtenTopic),
    match: match === 'all' && match,
    level,
    municipality: municipalities,
    hours,
    today,
    language: languages,
    meet,
    minutes,
    sort: sort !== 'best' && sort,
    page: page > 1 && page,
  });
}

/** A topic as the address names it: `gdpr`, `gdpr:3`. */
export function writtenTopic({ slug, level }: Asked['topics'][number]): string {
  return level > 1 ? `${slug}:${level}` : slug;
}

/** The page of those who know a topic. */
export const expertsInTopic = (slug: string) => expertsAddress({ topics: [{ slug, level: 1 }] });

/** Everything but the text and the switch taken off. */
export function withoutFilters(asked: Asked): Asked {
  return { ...asked, topics: [], level: 0, municipalities: [], hours: 0, today: false, languages: [], minutes: null, page: 1 };
}

/** How many filters narrow the search. */
export function countFilters(asked: Asked): number {
  const { topics, level, municipalities, hours, today, languages, minutes } = asked;
  return topics.length + municipalities.length + languages.length + [level, hours, today, minutes].filter(Boolean).length;
}
