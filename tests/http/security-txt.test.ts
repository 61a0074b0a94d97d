import { expect, test } from 'vitest';
import { startServer } from '../support/server.ts';

test('who finds a hole reads where to report it, for as long as the server is kept', async () => {
  process.env.SECURITY_CONTACT = 'mailto:security@moss.no';
  const server = await startServer({ demo: false, publicUrl: 'https://kompetanse.moss.no' });
  const answer = await fetch(`${server.url}/.well-known/security.txt`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
  const fields = new Map(
    (await answer.text())
      .trim()
      .split('\n')
      .map((line) => line.split(/: (.*)/) as [string, string]),
  );
  expect(fields.get('Contact')).toBe('mailto:security@moss.no');
  expect(fields.get('Canonical')).toBe('https://kompetanse.moss.no/.well-known/security.txt');
  const days = (Date.parse(fields.get('Expires')!) - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(30);
  expect(days).toBeLessThan(365);
  await server.close();
});
