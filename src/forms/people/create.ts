import { z } from 'astro/zod';
import { createPerson } from '#changes/people/people.ts';
import { readPlace } from '#views/address/municipalities.ts';
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
    const place = readPlace(context.url.searchParams);
    return `/people/${await createPerson(database, viewer, now, { ...input, place })}?saved=person`;
  },
});
