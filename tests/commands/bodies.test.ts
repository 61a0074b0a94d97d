import { once } from 'node:events';
import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Bodies } from '#commands/web-server/bodies.ts';

const bodies = new Bodies(10_000);
const server = createServer(async (request, response) => {
  const body = await bodies.receive(request, response);
  if (body) response.end(String(body.length));
});
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterAll(() => void server.close());

/** Sends so many bytes; the rest, where there is one, when it is told to. */
function post(bytes: number) {
  const { port } = server.address() as AddressInfo;
  const sending = send({ port, host: '127.0.0.1', method: 'POST' });
  const answered = new Promise<string>((resolve) => {
    sending.on('response', (answer) => {
      answer.setEncoding('utf8');
      let text = '';
      answer.on('data', (part: string) => (text += part)).on('close', () => resolve(`${answer.statusCode} ${text}`));
    });
    sending.on('error', () => resolve('cut off'));
  });
  sending.write(Buffer.alloc(bytes));
  return { answered, end: () => sending.end() };
}

test('forms that stop halfway are given up, the oldest first, and who sends theirs to the end is answered', async () => {
  const stopped = [];
  for (let number = 0; number < 12; number++) stopped.push(post(4_000));
  const ends: string[] = [];
  for (const { answered } of stopped) void answered.then((answer) => ends.push(answer));
  const whole = post(4_000);
  whole.end();
  expect(await whole.answered).toBe('200 4000');
  await expect.poll(() => ends.length).toBeGreaterThanOrEqual(10);
  expect(new Set(ends)).toEqual(new Set(['503 ']));
  for (const { end } of stopped) end();
  await Promise.all(stopped.map(({ answered }) => answered));
  expect(ends.filter((answer) => answer === '200 4000').length).toBeGreaterThanOrEqual(1);
  const after = post(9_000);
  after.end();
  expect(await after.answered).toBe('200 9000');
});
