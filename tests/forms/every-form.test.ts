import { request } from 'node:http';
import { beforeEach, describe, expect, test } from 'vitest';
import { mostBodyBytes } from '#commands/web-server/bodies.ts';
import { errorsIn, licence, nextYear, startForms } from '../support/forms.ts';

const forms = startForms();
const { post, page, signedIn, makePerson, know, holding, eventsOnRecord } = forms;
let editor: string;
beforeEach(async () => {
  editor = await signedIn('editor', 'Eva Editor');
});

test('no number field is one that a browser reads by itself', async () => {
  const id = await makePerson();
  await know(id, 'gdpr');
  for (const html of [
    await page('/licences/new', editor),
    await page(`/people/${id}`, editor),
    await page('/me', await signedIn('staff', 'Kari Moe', id)),
  ]) {
    expect(html).not.toContain('type="number"');
    expect(html).toContain('inputmode="numeric"');
  }
});

test.each(['0x5', '1e1', '0b11'])('hours of %s are neither asked for nor agreed', async (typed) => {
  const id = await makePerson();
  await know(id, 'gdpr');
  const staff = await signedIn('staff', 'Kari Moe', id);
  const version = { 'topic:gdpr-version': '0' };
  expect(
    (await post('/me', staff, { ...version, do: 'topic:gdpr', 'gdpr-level': '3', 'gdpr-evidence': '', 'gdpr-askedHours': typed })).status,
  ).toBe(422);
  const agreeing = {
    do: 'agree',
    topicSlug: 'gdpr',
    askedHours: '20',
    version: '0',
    hours: typed,
    until: nextYear,
  };
  expect((await post(`/people/${id}`, editor, agreeing)).status).toBe(422);
  expect(await holding(id, 'gdpr')).toMatchObject({ askedHours: 20, agreedHours: 0 });
});

test.each([['a licence'], ['a staff file'], ['a profile']])('%s is not saved by a form that does not say how old it is', async (what) => {
  const { id: licenceId, name } = await forms.makeLicence(editor);
  const personId = await makePerson();
  const staff = await signedIn('staff', 'Kari Moe', personId);
  const before = await eventsOnRecord();
  const ways: Record<string, () => ReturnType<typeof post>> = {
    'a licence': () => post(`/licences/${licenceId}`, editor, { ...licence(name), seats: '12' }),
    'a staff file': () =>
      post(`/people/${personId}`, editor, { do: 'change', givenName: 'Kari', familyName: 'Moe', email: 'kari@moss.example' }),
    'a profile': () =>
      post('/me', staff, { do: 'contact', phone: '22 00 00 01', languages: '', contactFor: '', contactAudience: 'network' }),
  };
  const { status, html } = await ways[what]();
  expect(status).toBe(422);
  expect(errorsIn(html)).toContain('does not say how old it is');
  expect(await eventsOnRecord()).toBe(before);
});

describe('a body that is too large or no form', () => {
  const paths = ['/sign-in', '/sign-in/demo', '/sign-out', '/locale', '/me', '/people/new', '/licences/new', '/nowhere'];

  /** Sends bytes as they are, in pieces without a length where `chunked`, and says what came back. */
  function send(
    path: string,
    bytes: number,
    { chunked = false, accept = 'text/html', type = 'application/x-www-form-urlencoded' } = {},
  ): Promise<{ status: number; type: string; text: string }> {
    const { hostname, port } = new URL(forms.server.url);
    const headers = {
      origin: forms.server.url,
      cookie: editor,
      accept,
      'content-type': type,
      ...(chunked ? {} : { 'content-length': bytes }),
    };
    return new Promise((answered, failed) => {
      const sent = request({ hostname, port, path, method: 'POST', headers }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
        answer.on('end', () => answered({ status: answer.statusCode!, type: answer.headers['content-type'] ?? '', text }));
      });
      sent.on('error', failed);
      const piece = Buffer.alloc(16 * 1024, 'email=a&');
      for (let left = bytes; left > 0; left -= piece.length) sent.write(piece.subarray(0, Math.min(left, piece.length)));
      sent.end();
    });
  }

  test.each(paths)('%s refuses more than 128 kB with what to do, whether its length is told or not', async (path) => {
    for (const chunked of [false, true]) {
      const refused = await send(path, mostBodyBytes + 1, { chunked });
      expect(refused.status).toBe(413);
      expect(refused.type).toContain('text/html');
      expect(refused.text).toContain('shorten the longest texts');
      expect(refused.text).toContain('forkort de lengste tekstene');
    }
    const asked = await send(path, 2_000_000, { accept: 'application/json' });
    expect(asked).toMatchObject({ status: 413, type: 'application/problem+json' });
    expect(JSON.parse(asked.text)).toMatchObject({ status: 413, title: 'This is too much at once' });
  });

  test('128 kB are read, with their length told or not', async () => {
    for (const chunked of [false, true]) expect((await send('/locale', mostBodyBytes, { chunked })).status).toBe(400);
  });

  test('what is refused reaches neither the pages nor the database: it is not even logged', async () => {
    const before = forms.server.log().length;
    await Promise.all(Array.from({ length: 20 }, () => send('/sign-in', 2_000_000, { type: 'multipart/form-data; boundary=x' })));
    expect(forms.server.log().slice(before)).not.toContain('/sign-in');
  });

  test('an endless body ends with its connection, and the server goes on', async () => {
    await send('/sign-in', 64 * 1024 * 1024, { chunked: true }).catch(() => undefined);
    expect((await fetch(`${forms.server.url}/healthz`)).status).toBe(200);
  });

  test.each(['text/plain', 'application/json', 'image/png'])('%s is no form, and is told so', async (type) => {
    for (const path of ['/sign-in/demo', '/locale', '/me', '/people/new', '/licences/new']) {
      const answer = await send(path, 16, { type });
      expect(`${path} ${answer.status}`).toBe(`${path} 415`);
      expect(JSON.parse(answer.text).detail).toContain('Send application/x-www-form-urlencoded');
    }
  });

  test('a form that is broken off is told so', async () => {
    const answer = await send('/licences/new', 16, { type: 'multipart/form-data; boundary=x' });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text).detail).toContain('cannot be read');
  });
});
