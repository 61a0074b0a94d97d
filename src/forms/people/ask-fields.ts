import { textOf } from '#http/form-data.ts';
import { text, version } from '../fields.ts';

/** Which hours an editor answers, and what was seen of them. */
export const askFields = { topicSlug: text, askedHours: text.transform((seen) => Number(seen || NaN)), version };

/** The page holds one form a topic. */
export const askForm = {
  idsBegin: (form: FormData) => `${textOf(form, 'topicSlug')}-`,
  formNames: { askedHours: 'hours', agreedHours: 'hours', agreedUntil: 'until' },
};
