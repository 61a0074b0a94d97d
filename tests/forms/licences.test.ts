import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { accounts } from '#db/schema/accounts.ts';
import { eventValues } from '#db/schema/record.ts';
import { moss } from '../support/cast.ts';
import { errorsIn, fieldsOf, licence, startForms } from '../support/forms.ts';
import { uniqueWord } from '../support/unique-word.ts';

const forms = startForms();
const { post, page, signedIn, licenceNamed } = forms;
let editor: string;
beforeEach(async () => {
  editor = await signedIn('editor', 'Eva Editor');
});

describe('numbers as people type them', () => {
  test.each([
    ['nb', '158.000', 158_000],
    ['nb', '158.000,00', 158_000],
    ['nb', '158 000', 158_000],
    ['nb', 'kr 158 000,-', 158_000],
    ['en', '158,000', 158_000],
    ['en', '158\u202f000', 158_000],
  ])('in %s a cost of %s is saved as %d', async (locale, typed, value) => {
    const name = `Typed ${uniqueWord()}`;
    expect(
      (await post('/licences/new', editor, { ...licence(name), costPerYear: typed, seats: locale === 'nb' ? '1.000' : '1,000' }, locale))
        .status,
    ).toBe(303);
    expect(await licenceNamed(name)).toMatchObject([{ costPerYear: value, seats: 1_000 }]);
  });

  test.each([
    ['nb', 'costPerYear', '158,000', 'skriv 158 000'],
    ['en', 'costPerYear', '158.000', 'write 158 000'],
    ['en', 'seats', '1.000', 'write 1 000'],
    ['nb', 'costPerYear', '158.369,24', 'skriv et helt tall, uten desimaler'],
    ['en', 'costPerYear', '1e3', 'enter a number in digits'],
    ['en', 'costPerYear', '0x10', 'enter a number in digits'],
    ['en', 'noticeDays', '0b11', 'enter a number in digits'],
    ['en', 'renewsOn', '0026-12-31', 'choose a year from'],
    ['nb', 'renewsOn', '31.12.26', 'skriv årstallet med fire sifre, for eksempel 31.12.2026'],
    ['en', 'renewsOn', '31/12/26', 'write the year with four digits, such as 31/12/2026'],
    ['en', 'renewsOn', '9999-12-31', 'choose a year from'],
  ])('in %s a licence with %s %s is not saved, and the page says why and shows it as typed', async (locale, field, typed, says) => {
    const name = `Typed ${uniqueWord()}`;
    const answer = await post('/licences/new', editor, { ...licence(name), [field]: typed }, locale);
    expect(answer.status).toBe(422);
    expect(errorsIn(answer.html)).toContain(says);
    expect(fieldsOf(answer.html, field)[field]).toBe(typed);
    expect(await licenceNamed(name)).toEqual([]);
  });

  test('a renewal may be typed as one writes it, the day first', async () => {
    for (const [locale, typed] of [
      ['nb', '31.12.2030'],
      ['en', '31/12/2030'],
      ['nb', '31. desember 2030'],
    ]) {
      const name = `Typed ${uniqueWord()}`;
      await post('/licences/new', editor, { ...licence(name), renewsOn: typed }, locale);
      expect(await licenceNamed(name)).toMatchObject([{ renewsOn: '2030-12-31' }]);
    }
  });
});

describe('a form sent again', () => {
  test('makes one licence, however often, and another once something is changed', async () => {
    const name = `Twice ${uniqueWord()}`;
    const { key } = fieldsOf(await page('/licences/new', editor), 'key');
    const answers = await Promise.all(Array.from({ length: 4 }, () => post('/licences/new', editor, { ...licence(name), key })));
    expect(answers.map(({ status, location }) => `${status} ${location}`)).toEqual(
      Array.from({ length: 4 }, () => `303 /licences?municipality=${moss}&saved=licence`),
    );
    expect(await licenceNamed(name)).toHaveLength(1);
    await post('/licences/new', editor, { ...licence(name), key, seats: '11' });
    expect(await licenceNamed(name)).toHaveLength(2);
  });

  test('makes one licence for each who sends it, and for each page opened', async () => {
    const name = `Twice ${uniqueWord()}`;
    const { key } = fieldsOf(await page('/licences/new', editor), 'key');
    await post('/licences/new', editor, { ...licence(name), key });
    await post('/licences/new', await signedIn('editor', 'Another'), { ...licence(name), key });
    await post('/licences/new', editor, { ...licence(name), ...fieldsOf(await page('/licences/new', editor), 'key') });
    expect(await licenceNamed(name)).toHaveLength(3);
  });

  test('keeps its key when it comes back with something wrong', async () => {
    const { key } = fieldsOf(await page('/licences/new', editor), 'key');
    const answer = await post('/licences/new', editor, { ...licence('x'), seats: 'many', key });
    expect(fieldsOf(answer.html, 'key')).toEqual({ key });
  });
});

describe('two editors at one form', () => {
  let other: string;
  beforeEach(async () => {
    other = await signedIn('editor', 'Olga Other');
  });

  test('the later is told what the earlier changed in a licence, when and who, and keeps what was typed', async () => {
    const { id, name } = await forms.makeLicence(editor);
    const seen = fieldsOf(await page(`/licences/${id}`, editor), 'version');
    await post(`/licences/${id}`, other, { ...licence(name), ...seen, seatsUsed: '9', transferRights: 'consent' });
    const mine = { ...licence(name), ...seen, manufacturer: 'Maker' };
    const answer = await post(`/licences/${id}`, editor, mine);
    expect(answer.status).toBe(422);
    expect(errorsIn(answer.html)).toMatch(/Seats used: Olga Other changed this to “9” on \d+ \w+ \d{4} at \d\d:\d\d/);
    expect(errorsIn(answer.html)).toContain('changed this to “With the vendor’s consent”');
    expect(errorsIn(answer.html)).not.toContain('Vendor:');
    expect(fieldsOf(answer.html, 'seatsUsed', 'transferRights', 'manufacturer')).toEqual({
      seatsUsed: '9',
      transferRights: 'consent',
      manufacturer: 'Maker',
    });
    expect(await licenceNamed(name)).toMatchObject([{ seatsUsed: 9, manufacturer: '', transferRights: 'consent' }]);

    expect((await post(`/licences/${id}`, editor, fieldsOf(answer.html))).status).toBe(303);
    expect(await licenceNamed(name)).toMatchObject([{ seatsUsed: 9, manufacturer: 'Maker', transferRights: 'consent' }]);
  });

  test('where both changed one field, what was typed stays and is saved by saving once more', async () => {
    const { id, name } = await forms.makeLicence(editor);
    const seen = fieldsOf(await page(`/licences/${id}`, editor), 'version');
    await post(`/licences/${id}`, other, { ...licence(name), ...seen, seatsUsed: '9', shareable: 'yes' });
    const answer = await post(`/licences/${id}`, editor, { ...licence(name), ...seen, seatsUsed: '8' });
    expect(errorsIn(answer.html)).toMatch(
      /Seats used: Olga Other changed this to “9”[^.]*\. Nothing was saved; save again to keep what you typed/,
    );
    expect(fieldsOf(answer.html, 'seatsUsed', 'shareable')).toEqual({ seatsUsed: '8', shareable: 'yes' });
    expect((await post(`/licences/${id}`, editor, fieldsOf(answer.html))).status).toBe(303);
    expect(await licenceNamed(name)).toMatchObject([{ seatsUsed: 8, shareable: true }]);
  });

  test('of two who save at the same moment one is told', async () => {
    const { id, name } = await forms.makeLicence(editor);
    const seen = fieldsOf(await page(`/licences/${id}`, editor), 'version');
    const answers = await Promise.all([
      post(`/licences/${id}`, editor, { ...licence(name), ...seen, seatsUsed: '8' }),
      post(`/licences/${id}`, other, { ...licence(name), ...seen, seatsUsed: '9' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
  });

  test('what was changed is told also where the values of the record have been emptied', async () => {
    const { id, name } = await forms.makeLicence(editor);
    const seen = fieldsOf(await page(`/licences/${id}`, editor), 'version');
    await post(`/licences/${id}`, other, { ...licence(name), ...seen, seatsUsed: '9' });
    await forms.server.database.write((tx) => tx.update(eventValues).set({ salt: '', before: null, after: null }));
    const answer = await post(`/licences/${id}`, editor, { ...licence(name), ...seen });
    expect(errorsIn(answer.html)).toContain('Seats used: Olga Other changed this to “9”');
  });

  test('changes of other fields, or to the same value, are no reason to stop', async () => {
    const { id, name } = await forms.makeLicence(editor);
    const seen = fieldsOf(await page(`/licences/${id}`, editor), 'version');
    await post(`/licences/${id}`, other, { ...licence(name), ...seen, seatsUsed: '9' });
    expect((await post(`/licences/${id}`, editor, { ...licence(name), ...seen, seatsUsed: '9', notes: 'Mine' })).status).toBe(303);
    expect(await licenceNamed(name)).toMatchObject([{ seatsUsed: 9, notes: 'Mine' }]);
  });

  test('an error beside it does not make the form younger than it is', async () => {
    const { id, name } = await forms.makeLicence(editor);
    const seen = fieldsOf(await page(`/licences/${id}`, editor), 'version');
    await post(`/licences/${id}`, other, { ...licence(name), ...seen, seatsUsed: '9' });
    const wrong = await post(`/licences/${id}`, editor, { ...licence(name), ...seen, seats: 'many' });
    expect(fieldsOf(wrong.html, 'version')).toEqual(seen);
    expect((await post(`/licences/${id}`, editor, { ...licence(name), ...fieldsOf(wrong.html, 'version') })).status).toBe(422);
    expect(await licenceNamed(name)).toMatchObject([{ seatsUsed: 9 }]);
  });

  test('what was changed by somebody outside is told without a name', async () => {
    const { id, name } = await forms.makeLicence(editor);
    const seen = fieldsOf(await page(`/licences/${id}`, editor), 'version');
    await post(`/licences/${id}`, other, { ...licence(name), ...seen, seatsUsed: '9' });
    await forms.server.database.write((tx) => tx.update(accounts).set({ municipalityCode: '3112' }).where(eq(accounts.name, 'Olga Other')));
    const { html } = await post(`/licences/${id}`, editor, { ...licence(name), ...seen });
    expect(errorsIn(html)).toContain('somebody changed this to “9”');
    expect(html).not.toContain('Olga Other');
  });
});
