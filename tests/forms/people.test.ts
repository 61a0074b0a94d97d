import { eq, like } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { people } from '#db/schema/people.ts';
import { errorsIn, fieldsOf, nextYear, startForms } from '../support/forms.ts';
import { uniqueWord } from '../support/unique-word.ts';

const forms = startForms();
const { post, page, signedIn, makePerson, know, personRow, holding } = forms;
let editor: string;
beforeEach(async () => {
  editor = await signedIn('editor', 'Eva Editor');
});

test('the form of a new person sent again makes one person, and leads to their page both times', async () => {
  const { key } = fieldsOf(await page('/people/new', editor), 'key');
  const newcomer = { key, givenName: 'Kari', familyName: `Dobbel${uniqueWord()}`, email: `${uniqueWord()}@moss.example` };
  const [first, second] = [await post('/people/new', editor, newcomer), await post('/people/new', editor, newcomer)];
  expect(first.status).toBe(303);
  expect(second).toEqual(first);
  expect((await post('/people/new', editor, { ...newcomer, title: 'Other' })).status).toBe(422);
  expect(await forms.server.database.read.select().from(people).where(eq(people.email, newcomer.email))).toHaveLength(1);
});

describe('hours', () => {
  let id: string;

  beforeEach(async () => {
    id = await makePerson();
    await know(id, 'gdpr', { agreedHours: 8, agreedUntil: nextYear });
  });

  /** What the first form of hours says without anybody typing. */
  const askOf = (html: string) => fieldsOf(/id="hours"[\s\S]*?<\/form>/.exec(html)![0], 'topicSlug', 'askedHours', 'version');
  const answer = (fields: Record<string, string>) =>
    post(`/people/${id}`, editor, { topicSlug: 'gdpr', askedHours: '20', version: '0', ...fields });

  test('more of them are declined by a button that leaves those agreed today alone', async () => {
    expect(await page(`/people/${id}`, editor)).toMatch(/value="decline"[\s\S]*Decline/);
    expect((await answer({ do: 'decline' })).status).toBe(303);
    expect(await holding(id, 'gdpr')).toMatchObject({ askedHours: 8, agreedHours: 8, agreedUntil: nextYear });
  });

  test('a 0 typed to say no wipes nothing, and the page says which button says no', async () => {
    const { status, html } = await answer({ do: 'agree', hours: '0', until: nextYear });
    expect(status).toBe(422);
    expect(errorsIn(html)).toContain('press Decline');
    expect(await holding(id, 'gdpr')).toMatchObject({ askedHours: 20, agreedHours: 8, agreedUntil: nextYear });
  });

  test('an agreement ends by a button that says what follows', async () => {
    expect(await page(`/people/${id}`, editor)).toContain('8\u00a0h a month no longer count in search and plans');
    await answer({ do: 'end' });
    expect(await holding(id, 'gdpr')).toMatchObject({ askedHours: 20, agreedHours: 0, agreedUntil: null });
  });

  test.each(['agree', 'decline', 'end'])(
    'to %s where the person has meanwhile asked for others brings the form back with what is asked now',
    async (intent) => {
      const staff = await signedIn('staff', 'Kari Moe', id);
      await post('/me', staff, {
        do: 'topic:gdpr',
        'topic:gdpr-version': '0',
        'gdpr-level': '3',
        'gdpr-evidence': '',
        'gdpr-askedHours': '40',
      });
      const { status, html } = await answer({ do: intent, hours: '15', until: nextYear });
      expect(status).toBe(422);
      expect(errorsIn(html)).toContain('asks for 40 now');
      expect(fieldsOf(html, 'askedHours', 'hours')).toEqual({ askedHours: '40', hours: intent === 'agree' ? '15' : '40' });
      expect(await holding(id, 'gdpr')).toMatchObject({ askedHours: 40, agreedHours: 8 });
      expect((await post(`/people/${id}`, editor, { ...askOf(html), do: intent, hours: '15', until: nextYear })).status).toBe(303);
    },
  );

  test.each(['decline', 'end'])('to %s what another editor has meanwhile agreed says so instead', async (intent) => {
    const seen = askOf(await page(`/people/${id}`, editor));
    await post(`/people/${id}`, await signedIn('editor', 'Olga Other'), { ...seen, do: 'agree', hours: '20', until: nextYear });
    const { status, html } = await post(`/people/${id}`, editor, { ...seen, do: intent });
    expect(status).toBe(422);
    expect(errorsIn(html)).toContain('Hours a month: Olga Other changed this to “20”');
    expect(await holding(id, 'gdpr')).toMatchObject({ askedHours: 20, agreedHours: 20 });
  });

  test('what another editor agreed meanwhile is not undone unseen', async () => {
    const seen = askOf(await page(`/people/${id}`, editor));
    await post(`/people/${id}`, await signedIn('editor', 'Olga Other'), { ...seen, do: 'agree', hours: '20', until: nextYear });
    const { status, html } = await post(`/people/${id}`, editor, { ...seen, do: 'agree', hours: '12', until: nextYear });
    expect(status).toBe(422);
    expect(errorsIn(html)).toContain('Hours a month: Olga Other changed this to “20”');
    expect(await holding(id, 'gdpr')).toMatchObject({ agreedHours: 20 });
  });
});

test('of two editors at one staff file the later is told what the earlier changed', async () => {
  const other = await signedIn('editor', 'Olga Other');
  const id = await makePerson();
  const seen = {
    do: 'change',
    ...fieldsOf(await page(`/people/${id}`, editor), 'version', 'givenName', 'familyName', 'title', 'department', 'email'),
  };
  await post(`/people/${id}`, other, { ...seen, title: 'Head of plans' });
  const answer = await post(`/people/${id}`, editor, { ...seen, department: 'Water' }, 'nb');
  expect(answer.status).toBe(422);
  expect(errorsIn(answer.html)).toMatch(/Tittel: Olga Other endret dette til «Head of plans» den \d+\. \w+ \d{4} kl\. \d\d\.\d\d/);
  expect(await personRow(id)).toMatchObject({ title: 'Head of plans', department: '' });
  const shown = fieldsOf(answer.html, 'version', 'givenName', 'familyName', 'title', 'department', 'email');
  expect((await post(`/people/${id}`, editor, { do: 'change', ...shown })).status).toBe(303);
  expect(await personRow(id)).toMatchObject({ title: 'Head of plans', department: 'Water' });
});

test('an address from before that carries a copy to somebody else is shown as an address and no more', async () => {
  const id = await makePerson({ email: 'kari@moss.no?cc=evil%40evil.example&body=x.y', familyName: 'Gammelrad' });
  const staff = await signedIn('staff', 'Kari Moe');
  for (const html of [await page(`/experts/${id}`, staff), await page('/experts?q=Gammelrad', staff)]) {
    expect(html).toContain('href="mailto:kari@moss.no%3Fcc%3Devil');
    expect(html).not.toMatch(/mailto:[^"]*\?/);
  }
  const answer = await post('/people/new', editor, {
    givenName: 'Kari',
    familyName: 'Moe',
    email: 'ola@moss.no?cc=evil%40evil.example&body=x.y',
  });
  expect(answer.status).toBe(422);
  expect(await forms.server.database.read.select().from(people).where(like(people.email, 'ola@moss.no?%'))).toEqual([]);
});
