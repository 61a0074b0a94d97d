import { describe, expect, test } from 'vitest';
import { answerPlan } from '#planning/answer.ts';
import type { PlanFacts } from '#planning/facts.ts';
import { type MoneyShown, seenPlan } from '#planning/money.ts';
import { uncertaintyOf } from '#planning/uncertainty.ts';
import { switchingValues } from '#planning/switching-values.ts';
import type { Locale } from '#i18n/locale.ts';
import { noAnswerMarkup } from '#planning/render/answer.ts';
import { problemSentence } from '#planning/render/form.ts';
import { type Region, regions } from '#planning/render/regions.ts';
import { type PlanView, isAnswer } from '#planning/render/view.ts';
import { factsOf, noTime } from './norway.ts';
import { ask, gdprFacts, waterFacts } from './six.ts';

function hurriedView(facts: PlanFacts, address: string, locale: Locale = 'en'): PlanView {
  const question = ask(facts, address);
  const answer = answerPlan(facts, question, noTime());
  if (!isAnswer(answer)) throw new Error('no answer');
  return { facts, locale, ...seenPlan({ question, answer }, 'all') };
}

function view(facts: PlanFacts, address = '', locale: Locale = 'en', shown: MoneyShown = 'all'): PlanView {
  const question = ask(facts, address);
  const answer = answerPlan(facts, question);
  if (!isAnswer(answer)) throw new Error('no answer');
  const { hosts } = answer.outcome;
  const [uncertainty, switching] = [uncertaintyOf(facts, question, hosts), switchingValues(facts, question, hosts)];
  return { facts, locale, ...seenPlan({ question, answer, uncertainty, switching }, shown) };
}

/** The words of a region, without the tags. */
const words = (region: Region, of: PlanView) =>
  regions[region](of)
    .text.replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

describe('why here, in a sentence', () => {
  test('who works there, what is missing, how far it is', () => {
    expect(words('answer', view(gdprFacts()))).toContain(
      'Five of the network’s seven experts work there, 923 hours a year are missing, and it is 24 minutes away on average.',
    );
    expect(words('answer', view(gdprFacts(), '', 'nb'))).toContain('Fem av nettverkets sju eksperter jobber der, 923 timer i året mangler');
  });

  test('where the missing hours are to come from', () => {
    expect(words('answer', view(gdprFacts()))).toContain('Of the 923 hours, 550 exist in Moss; 373 must be recruited.');
  });

  test('that sharing does not pay, where it does not', () => {
    expect(words('answer', view(waterFacts()))).toContain('Even so, each on its own costs less.');
    expect(words('figures', view(waterFacts()))).toContain('More than 696,000 each on its own');
  });

  test('another aim has another reason', () => {
    expect(words('answer', view(gdprFacts(), 'aim=travel'))).toContain('No other choice has shorter travel on average: 19 minutes');
    expect(words('answer', view(gdprFacts(), 'centres=6'))).toContain('nobody travels');
  });
});

describe('of what the answer is proven best', () => {
  test('of all places and all numbers of centres, where nothing else costs less', () => {
    expect(words('answer', view(gdprFacts(), 'centres=2'))).toContain(
      'Proven best: no other choice of two places costs less, and no other number of centres up to six does.',
    );
    expect(words('answer', view(gdprFacts(), 'centres=2', 'nb'))).toContain(
      'Bevist best: ingen andre valg av to steder koster mindre, og det gjør heller ikke noe annet antall sentre opp til seks.',
    );
  });

  test('of the places only, where another number of centres costs less, which is named', () => {
    const text = words('answer', view(gdprFacts()));
    expect(text).toContain('Proven: no other place for one centre costs less. But two centres cost less.');
    expect(text).not.toContain('Proven best');
    expect(words('answer', view(gdprFacts(), '', 'nb'))).toContain(
      'Bevist: ingen annen plassering av ett senter koster mindre. Men to sentre koster mindre.',
    );
  });

  test('of the places only, where each on its own costs less', () => {
    const text = words('answer', view(waterFacts()));
    expect(text).toContain('Proven: no other place for one centre costs less. But each on its own costs less.');
    expect(text).not.toContain('Proven best');
  });

  test('of the journeys, where those are asked about', () => {
    expect(words('answer', view(gdprFacts(), 'aim=travel'))).toContain(
      'Proven: no other place for one centre has shorter travel on average.',
    );
    expect(words('answer', view(gdprFacts(), 'aim=farthest&centres=2'))).toContain(
      'Proven: no other choice of two places makes the longest journey shorter.',
    );
  });

  test('of the places only, for those who may not see what other numbers cost', () => {
    const text = words('answer', view(gdprFacts(), '', 'en', 'none'));
    expect(text).toContain('Proven: no other place for one centre costs less.');
    expect(text).not.toContain('Proven best');
  });

  test('of nothing, where the time was up before: then it says so, and how far the proof came', () => {
    const hurried = hurriedView(factsOf(105), 'aim=travel&centres=5');
    const text = words('answer', hurried);
    expect(text).toContain(
      'Not proven: the best found in the time that the server has. With JavaScript on, your browser looks further. Gap 20.1 %.',
    );
    expect(text).toContain('The time was up before the two met');
    expect(text).not.toMatch(/Proven|compared|No other choice/);
    expect(words('answer', hurriedView(factsOf(105), 'aim=travel&centres=5', 'nb'))).toContain(
      'Ikke bevist: det beste som ble funnet i tiden serveren har.',
    );
    expect(words('uncertainty-lead', hurried)).toContain('your own browser works this out');
    expect(words('table', hurried)).not.toContain('If it must be a centre');
  });
});

test('the next best costs what the difference of the figures shown says', () => {
  expect(words('answer', view(gdprFacts()))).toContain(
    'All 6 possible places compared; the next, Moss, costs NOK 381,000 more a year. Gap 0.0 %.',
  );
});

test('all sets are said to be compared only where they were', () => {
  const few = view(waterFacts(), 'centres=3&aim=travel');
  expect(few.answer.allCompared).toBe(true);
  expect(words('answer', few)).toContain('All 20 possible sets of three compared; the next,');
  const many = factsOf(60);
  const question = ask(many, 'centres=3&aim=travel');
  const answer = answerPlan(many, question, { mostCompared: 0 });
  if (!isAnswer(answer)) throw new Error('no answer');
  expect(answer).toMatchObject({ status: 'optimal', possible: 34_220, allCompared: false });
  const text = words('answer', { facts: many, locale: 'en', ...seenPlan({ question, answer }, 'all') });
  expect(text).toContain('Proven: no other choice of three places has shorter travel on average. Gap 0.0 %.');
  expect(text).not.toContain('compared');
  const next = words('answer', { ...few, answer: { ...few.answer, allCompared: false } });
  expect(next).toMatch(/on average\. The next, [^.]+ takes .* longer|on average\. The next, [^.]+ is just as good/);
  expect(next).not.toContain('compared');
});

test('the smallest municipality is told what it gets', () => {
  expect(words('smallest', view(gdprFacts()))).toBe(
    'For the smallest: Skiptvet (3,940 people) has no expert and gets its 197 hours a year, 178 of them by telephone; the journey is 35 minutes.',
  );
});

test('a switching value is rounded so that the centre has moved at it', () => {
  expect(words('switching', view(gdprFacts()))).toMatch(/Experts in Vestby 5 1 left Moss Own hours in Vestby 1,650\sh 561\sh Moss/);
  expect(words('switching', view(gdprFacts()))).toMatch(/Premium an hour NOK\s350 NOK\s6 Våler/);
});

test('without money the bars are hours and no region says a sum', () => {
  const hidden = view(gdprFacts(), '', 'en', 'none');
  expect(words('bars', hidden)).toContain('Hours missing at the host, a year');
  for (const region of Object.keys(regions) as Region[]) expect(words(region, hidden)).not.toMatch(/NOK|372,000|753,000/);
});

test('a municipality with markup for a name stays text', () => {
  const facts = gdprFacts();
  facts.municipalities[5].name = '</script><img src=x onerror=alert(1)>';
  const shown = view(facts);
  for (const region of Object.keys(regions) as Region[]) expect(regions[region](shown).text).not.toContain('<img');
});

test('more centres than municipalities: why not, and the nearest that can be done as a button', () => {
  const { text } = noAnswerMarkup(
    { status: 'infeasible', aim: 'cost', centres: 5, mostCentres: 3 },
    new URLSearchParams('topic=gdpr&centres=5'),
    'en',
  );
  expect(text).toContain('There is no room for five centres');
  expect(text).toContain('href="?topic=gdpr&amp;centres=3"');
  expect(text).toContain('Use three centres');
});

test("a faulty field is named in the reader's words", () => {
  const problem = { parameter: 'need.3103', value: 'mye', expected: { kind: 'number', least: 0, most: 1_000_000 } } as const;
  expect(problemSentence(problem, gdprFacts(), 'nb')).toMatch(
    /^Behovet i Moss, timer i året: «mye» er ikke et tall fra 0 til 1\s000\s000$/,
  );
});
