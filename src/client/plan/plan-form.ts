/** The question's form as an address: what is empty, or says the default, is left out. */
import { assumptionSpecs } from '#planning/assumptions.ts';
import { defaultWrongPercent } from '#planning/question.ts';

export function addressOf(form: HTMLFormElement): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string' || value === '') continue;
    if (name === 'wrong' && Number(value) === defaultWrongPercent) continue;
    params.set(name, value);
  }
  return params;
}

export function isAssumption(name: string): boolean {
  return name.startsWith('need.') || assumptionSpecs.some((spec) => spec.name === name);
}

/** The address for another topic, which has assumptions of its own; prices and travel stay as they are. */
export function addressForTopic(params: URLSearchParams): URLSearchParams {
  const ofTopic = ['needFloor', 'needPer1000', 'inPersonPercent', 'visitHours', 'coreHours'];
  const kept = [...params].filter(([name]) => !ofTopic.includes(name) && !name.startsWith('need.'));
  return new URLSearchParams(kept);
}
