import { z } from 'astro/zod';
import { createPerson } from '#changes/people/people.ts';
import { text } from '../fields.ts';
import { intent } from '../intent.ts';
import { keepsPeople, personFields, personLabels } from './person-intent.ts';

export const create = intent({
  route: '/people/new',
  do: '',
  policy: keepsPeople,
  refused: 'create people',
  schema: z.object({ ...personFields, phone: text, key: text }),
  labels: personLabels,
  async change(input, { database, viewer, now, context }) {
    const place = context.url.searchParams.get('municipality');
    return `/people/${await createPerson(database, viewer, now, { ...input, place })}?saved=person`;
  },
});
