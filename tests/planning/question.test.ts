import { describe, expect, test } from 'vitest';
import { ParameterError } from '#planning/parameters.ts';
import { ask, gdprFacts } from './six.ts';

const facts = gdprFacts();

function complaint(address: string): string {
  try {
    ask(facts, address);
  } catch (error) {
    if (error instanceof ParameterError) return error.message;
    throw error;
  }
  return '';
}

describe("a plan's address", () => {
  test("says nothing and means one centre at the lowest cost with the topic's own assumptions", () => {
    const question = ask(facts);
    expect(question).toMatchObject({ centres: 1, aim: 'cost', wrongPercent: 20 });
    expect(question.assumptions).toMatchObject({
      needFloor: 150,
      needPer1000: 12,
      inPersonPercent: 10,
      visitHours: 3,
      hourCost: 700,
      premium: 350,
    });
    expect(question.assumptions.coreHours).toBeUndefined();
  });

  test('an empty field of the form keeps its default', () => {
    expect(ask(facts, 'centres=&premium=&need.3103=')).toEqual(ask(facts));
  });

  test('takes decimal commas and spaces between thousands, as people type them', () => {
    expect(ask(facts, 'circuity=1,45&coreHours=2 500&premium=1,250').assumptions).toMatchObject({
      circuity: 1.45,
      coreHours: 2500,
      premium: 1250,
    });
  });

  test.each([
    ['centres=0', 'centres is "0": give a whole number from 1 to 6.'],
    ['centres=7', 'centres is "7": give a whole number from 1 to 6.'],
    ['centres=1.5', 'centres is "1.5": give a whole number from 1 to 6.'],
    ['aim=cheap', 'aim is "cheap": give one of cost, travel, farthest.'],
    ['premium=-1', 'premium is "-1": give a number from 0 to 100000.'],
    ['hourCost=1e9', 'hourCost is "1e9": give a number from 0 to 100000.'],
    ['need.9999=5', 'need.9999 is "5": give one of need.3103, need.3112, need.3114, need.3116, need.3118, need.3216.'],
    ['visitHours=NaN', 'visitHours is "NaN": give a number from 0.5 to 24.'],
  ])('%s is refused by name and value', (address, message) => {
    expect(complaint(address)).toBe(message);
  });

  test('all faults are told at once', () => {
    expect(complaint('centres=9&aim=x&speedKmh=fast')).toContain('speedKmh is "fast"');
    expect(complaint('centres=9&aim=x&speedKmh=fast')).toContain('centres is "9"');
  });
});
