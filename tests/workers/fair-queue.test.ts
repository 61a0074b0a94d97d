import { expect, test } from 'vitest';
import { BusyError, FairQueue } from '#workers/fair-queue.ts';
import { verifyPassword } from '#identity/passwords.ts';

const settled = (asked: Promise<unknown>[]) =>
  Promise.all(
    asked.map((one) =>
      one.then(
        () => 'begun',
        (error: unknown) => (error instanceof BusyError ? 'busy' : 'failed'),
      ),
    ),
  );

test('whoever asks once goes after at most one of each other', async () => {
  const queue = new FairQueue({ most: 100, mostEach: 20 });
  const begun: string[] = [];
  const join = (whose: string) => queue.join(whose).then(() => begun.push(whose));
  const asked = [...Array.from({ length: 5 }, () => join('a')), ...Array.from({ length: 3 }, () => join('b')), join('c')];
  while (queue.next()) continue;
  await Promise.all(asked);
  expect(begun.join('')).toBe('abcababaa');
});

test('a line that is full takes no more, and where all together are, the longest gives up its last', async () => {
  const queue = new FairQueue({ most: 6, mostEach: 4 });
  const ask = (names: string) => [...names].map((whose) => queue.join(whose));
  const asked = [ask('aaaaa'), ask('bb'), ask('c'), ask('c'), ask('ddd')].flat();
  const ends = settled(asked);
  while (queue.next()) continue;
  expect((await ends).map((end, at) => `${'aaaaabbccddd'[at]} ${end}`)).toEqual([
    ...['a begun', 'a busy', 'a busy', 'a busy', 'a busy', 'b begun', 'b begun'],
    ...['c begun', 'c begun', 'd begun', 'd busy', 'd busy'],
  ]);
});

test('passwords from one place wait in a line of their own, no longer than twenty', async () => {
  let compared = 0;
  const flood = settled(Array.from({ length: 40 }, () => verifyPassword(null, 'wrong', 'one place', async () => compared++ < 0)));
  let begunAfter = Infinity;
  await verifyPassword(null, 'wrong', 'another', async () => {
    begunAfter = compared;
    return false;
  });
  // Four are being compared when it comes, and one goes before it.
  expect(begunAfter).toBeLessThan(7);
  expect((await flood).filter((end) => end === 'busy')).toHaveLength(16);
});
