import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Clone, makeClone } from '../support/clone.ts';

let clone: Clone;
beforeEach(async () => {
  clone = await makeClone({ built: false });
  await clone.run('src/commands/admin.ts', ['kari@moss.no', '--network', 'Oslofjord', '--municipalities', '3103,3112'], {
    PUBLIC_URL: 'https://kompetanse.moss.no',
  });
});
afterEach(() => clone.remove());

const publish = (...args: string[]) => clone.run('src/commands/publish.ts', args);

test('a network sees and changes what it leaves out of its public map', async () => {
  const first = await publish('--network', 'Oslofjord');
  expect(first).toEqual({
    code: 0,
    said: 'Visitors do not see the map of Oslofjord; --map on shows it.\nIt leaves out of what it publishes:\nidentity-access\ninformation-security\nit-operations\nsecurity-incident-response\n',
  });
  const second = await publish(
    '--network',
    'Oslofjord',
    '--map',
    'on',
    '--leave-out',
    'water',
    '--publish',
    'it-operations, identity-access',
  );
  expect(second.said).toBe(
    'Visitors see the map of Oslofjord.\nIt leaves out of what it publishes:\ninformation-security\nsecurity-incident-response\nwater\n',
  );
  expect((await publish('--network', 'Oslofjord', '--publish', 'information-security,security-incident-response,water')).said).toBe(
    'Visitors see the map of Oslofjord.\nIt leaves no topic out of what it publishes.\n',
  );
  expect((await publish('--network', 'Oslofjord', '--map', 'off')).said).toContain('Visitors do not see the map of Oslofjord');
});

test.each([
  [[], 'Say which network'],
  [['--network', 'Fjord'], 'There is no network “Fjord”, only “Oslofjord”.'],
  [['--network', 'Oslofjord', '--map', 'yes'], '--map is yes; it is on or off.'],
  [['--network', 'Oslofjord', '--leave-out', 'constructor'], 'One of the topics is unknown'],
  [['--network', 'Oslofjord', '--leave-out', 'water', '--publish', 'water'], 'stands in both lists'],
])('what cannot be done is said in one sentence: %j', async (args, sentence) => {
  const { code, said } = await publish(...args);
  expect(code).toBe(1);
  expect(said).toContain(sentence);
  expect(said.trim().split('\n')).toHaveLength(1);
});
