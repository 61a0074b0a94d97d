import { beforeEach, describe, expect, test } from 'vitest';
import { mostBodyBytes } from '#commands/web-server/bodies.ts';
import { topics } from '#db/schema/topics.ts';
import { errorsIn, fieldsOf, nextYear, startForms } from '../support/forms.ts';

const forms = startForms();
const { post, page, signedIn, makePerson, know, personRow, holding } = forms;
let editor: string;
beforeEach(async () => {
  editor = await signedIn('editor', 'Eva Editor');
});

describe('hours', () => {
  let id: string;
  beforeEach(async () => {
    id = await makePerson();
    await know(id, 'gdpr', { agreedHours: 8, agreedUntil: nextYear });
  });

  test('emptied by the person are a slip and end nothing', async () => {
    const staff = await signedIn('staff', 'Kari Moe', id);
    const { status, html } = await post('/me', staff, {
      do: 'topic:gdpr',
      'topic:gdpr-version': '0',
      'gdpr-level': '3',
      'gdpr-evidence': '',
      'gdpr-askedHours': '',
    });
    expect(status).toBe(422);
    expect(errorsIn(html)).toContain('Hours a month: fill this in');
    expect(await holding(id, 'gdpr')).toMatchObject({ askedHours: 20, agreedHours: 8 });
  });
});

test('an absence in the year 26 makes nobody away', async () => {
  const id = await makePerson();
  const staff = await signedIn('staff', 'Kari Moe', id);
  const away = {
    do: 'absence',
    'absence-version': '0',
    absenceAudience: 'municipality',
    absentFrom: '0026-12-20',
    absentUntil: '2027-01-03',
  };
  const answer = await post('/me', staff, away);
  expect(errorsIn(answer.html)).toContain('choose a year from');
  expect(await personRow(id)).toMatchObject({ absentFrom: null, absentUntil: null });
});

describe('two windows, or two people, at one profile', () => {
  test('a person who saves a topic is told what an editor agreed meanwhile', async () => {
    const id = await makePerson();
    await know(id, 'gdpr');
    const staff = await signedIn('staff', 'Kari Moe', id);
    const seen = fieldsOf(await page('/me', staff));
    await post(`/people/${id}`, editor, {
      do: 'agree',
      topicSlug: 'gdpr',
      askedHours: '20',
      version: '0',
      hours: '12',
      until: nextYear,
    });
    const answer = await post('/me', staff, { ...seen, do: 'topic:gdpr', 'gdpr-evidence': 'Ten years' }, 'nb');
    expect(answer.status).toBe(422);
    expect(errorsIn(answer.html)).toContain('Timer i måneden: Eva Editor endret dette til «12»');
    expect(fieldsOf(answer.html, 'gdpr-evidence', 'gdpr-askedHours')).toEqual({ 'gdpr-evidence': 'Ten years', 'gdpr-askedHours': '12' });
    expect(await holding(id, 'gdpr')).toMatchObject({ evidence: '', askedHours: 12, agreedHours: 12 });
    expect((await post('/me', staff, { ...fieldsOf(answer.html), do: 'topic:gdpr' })).status).toBe(303);
    expect(await holding(id, 'gdpr')).toMatchObject({ evidence: 'Ten years', askedHours: 12, agreedHours: 12 });
  });

  test('two windows on one profile do not undo each other, and sections are told apart', async () => {
    const id = await makePerson();
    const staff = await signedIn('staff', 'Kari Moe', id);
    const seen = fieldsOf(await page('/me', staff));
    await post('/me', staff, { ...seen, do: 'contact', phone: '22 00 00 01' });
    expect((await post('/me', staff, { ...seen, do: 'topicsAudience', topicsAudience: 'nobody' })).status).toBe(303);
    const answer = await post('/me', staff, { ...seen, do: 'contact', contactFor: 'Plans' });
    expect(answer.status).toBe(422);
    expect(errorsIn(answer.html)).toContain('Telephone: you changed this to “22 00 00 01”');
    expect(await personRow(id)).toMatchObject({ phone: '22 00 00 01', contactFor: '', topicsAudience: 'nobody' });
    expect((await post('/me', staff, { ...fieldsOf(answer.html), do: 'contact' })).status).toBe(303);
    expect(await personRow(id)).toMatchObject({ phone: '22 00 00 01', contactFor: 'Plans' });
  });
});

describe('the profile', () => {
  let id: string;
  let staff: string;
  beforeEach(async () => {
    id = await makePerson();
    await know(id, 'gdpr', { evidence: 'Certified' });
    staff = await signedIn('staff', 'Kari Moe', id);
  });

  test('keeps what is typed in other sections when one is saved, and says that it is not saved yet', async () => {
    const seen = fieldsOf(await page('/me', staff));
    const typed = {
      ...seen,
      phone: '22 00 00 01',
      contactFor: 'Plans',
      'gdpr-evidence': 'Ten years',
      'new-evidence': 'Five years',
      absentFrom: '2027-02-01',
    };
    const answer = await post('/me', staff, { ...typed, do: 'topic:gdpr' });
    expect(answer.status).toBe(200);
    expect(await holding(id, 'gdpr')).toMatchObject({ evidence: 'Ten years' });
    expect(await personRow(id)).toMatchObject({ phone: '', contactFor: '', absentFrom: null });
    expect(fieldsOf(answer.html, 'phone', 'contactFor', 'new-evidence', 'absentFrom')).toEqual({
      phone: '22 00 00 01',
      contactFor: 'Plans',
      'new-evidence': 'Five years',
      absentFrom: '2027-02-01',
    });
    const notice = /Not saved yet: [\s\S]*?<\/p>/
      .exec(answer.html)?.[0]
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ');
    expect(notice).toMatch(/How to reach me ?, Add a topic ?, When I am away/);
    expect(answer.html).toContain('Saved. Others see it now.');
    const rest = await post('/me', staff, { ...fieldsOf(answer.html), do: 'contact' });
    expect(rest.status).toBe(200);
    expect(await personRow(id)).toMatchObject({ phone: '22 00 00 01', contactFor: 'Plans' });
  });

  test.each(['see:municipality', 'see:visitor', 'keep', 'confirm:gdpr', 'hoursAudience'])(
    'loses nothing that is typed by %s',
    async (intent) => {
      const seen = fieldsOf(await page('/me', staff));
      const answer = await post('/me', staff, { ...seen, contactFor: 'Plans <b>', do: intent });
      expect(answer.status).toBe(200);
      expect(fieldsOf(answer.html, 'contactFor')).toEqual({ contactFor: 'Plans <b>' });
    },
  );

  test.each([
    ['contact', '/me?saved=reach#reach'],
    ['topic:gdpr', '/me?saved=know#know'],
    ['see:municipality', '/me?as=municipality#seen'],
    ['keep', '/me'],
  ])('goes on to its place after %s where nothing else is typed', async (intent, place) => {
    const seen = fieldsOf(await page('/me', staff));
    expect(await post('/me', staff, { ...seen, do: intent })).toMatchObject({ status: 303, location: place });
  });

  test('keeps everything where one section is refused', async () => {
    const seen = fieldsOf(await page('/me', staff));
    const answer = await post('/me', staff, { ...seen, do: 'topic:gdpr', 'gdpr-askedHours': 'ten', contactFor: 'Plans' });
    expect(answer.status).toBe(422);
    expect(fieldsOf(answer.html, 'gdpr-askedHours', 'contactFor')).toEqual({ 'gdpr-askedHours': 'ten', contactFor: 'Plans' });
  });

  test('with thirty topics, every field full of Norwegian letters, goes through', async () => {
    const slugs = (await forms.server.database.read.select({ slug: topics.slug }).from(topics))
      .map(({ slug }) => slug)
      .filter((slug) => slug !== 'gdpr')
      .slice(0, 29);
    for (const slug of slugs) await know(id, slug);
    const seen = fieldsOf(await page('/me', staff));
    const full = Object.fromEntries(
      Object.entries(seen).map(([name, value]) => [name, /evidence$|contactFor/.test(name) ? 'å'.repeat(500) : value]),
    );
    full.phone = '+47 22 00 00 01';
    const body = new URLSearchParams({ ...full, do: 'contact' }).toString();
    expect(body.length).toBeGreaterThan(95_000);
    expect(body.length).toBeLessThan(mostBodyBytes);
    expect((await post('/me', staff, { ...full, do: 'contact' })).status).toBe(200);
    expect(await personRow(id)).toMatchObject({ contactFor: 'å'.repeat(500), phone: '+47 22 00 00 01' });
    expect((await post('/me', staff, { ...full, do: 'topic:gdpr' })).status).toBe(200);
    expect(await holding(id, 'gdpr')).toMatchObject({ evidence: 'å'.repeat(500) });
  });
});

test('a national identity number in disguise is refused, and a telephone number that looks like one is kept', async () => {
  const id = await makePerson();
  const staff = await signedIn('staff', 'Kari Moe', id);
  const contact = { do: 'contact', 'contact-version': '0', phone: '', languages: '', contactFor: '', contactAudience: 'network' };
  for (const mark of ['/', '_', ',', '\n', '    ', '<b>']) {
    expect((await post('/me', staff, { ...contact, contactFor: `018155${mark}10093` })).status).toBe(422);
  }
  expect((await post('/me', staff, { ...contact, phone: '+48 790 000 024', contactFor: 'konto 9999.00.10168' })).status).toBe(303);
  expect(await personRow(id)).toMatchObject({ phone: '+48 790 000 024', contactFor: 'konto 9999.00.10168' });
});
