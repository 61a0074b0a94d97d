import type { IncomingMessage, ServerResponse } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Entrance } from '#commands/web-server/entrance.ts';

const request = (url: string, cookie?: string) => ({ url, headers: { cookie } }) as IncomingMessage;
const response = (destroyed = false) => {
  const answer = { destroyed, status: 0, writeHead: (status: number) => Object.assign(answer, { status }), end: () => answer };
  return answer as unknown as ServerResponse & { status: number };
};

test('visitors begin one at each turn; whoever shows a session, and whoever asks for health, begins at once', async () => {
  const entrance = new Entrance();
  const begun: string[] = [];
  const enter = (name: string, asked: IncomingMessage) => entrance.enter(asked, response(), () => begun.push(name));
  for (let number = 0; number < 100; number++) enter(`visitor ${number}`, request('/'));
  enter('reader', request('/', 'a=b; session=abc'));
  enter('reader over https', request('/', '__Host-session=abc'));
  enter('health', request('/healthz'));
  expect(begun).toEqual(['reader', 'reader over https', 'health']);
  for (let turns = 0; turns < 10; turns++) await turn();
  expect(begun.length).toBeLessThan(20);
  while (begun.length < 103) await turn();
  expect(begun.slice(3)).toEqual(Array.from({ length: 100 }, (_, number) => `visitor ${number}`));
});

test('who hung up is not answered, and where five thousand wait the next is sent away', async () => {
  const entrance = new Entrance();
  let begun = 0;
  for (let number = 0; number < 5_000; number++) entrance.enter(request('/', 'other=session=1'), response(number > 0), () => begun++);
  const late = response();
  entrance.enter(request('/'), late, () => begun++);
  expect(late.status).toBe(503);
  await turn();
  await turn();
  expect(begun).toBe(1);
});
