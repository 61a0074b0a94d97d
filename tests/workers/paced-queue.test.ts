import { expect, test } from 'vitest';
import { BusyError, PacedQueue } from '#workers/paced-queue.ts';

function work(milliseconds: number): void {
  for (const end = performance.now() + milliseconds; performance.now() < end;);
}

test('while costly work waits in line, something small is answered after one piece of it', async () => {
  const queue = new PacedQueue(10);
  const order: string[] = [];
  const pieces = Array.from({ length: 5 }, (_, at) =>
    queue.run(() => {
      if (at === 0) setTimeout(() => order.push('small'), 1);
      work(20);
      order.push(`piece ${at}`);
    }),
  );
  await Promise.all(pieces);
  expect(order.indexOf('small')).toBeLessThanOrEqual(2);
  expect(order.filter((done) => done !== 'small')).toEqual(['piece 0', 'piece 1', 'piece 2', 'piece 3', 'piece 4']);
});

test('where too many wait the next is turned away, and a piece that fails holds nobody up', async () => {
  const queue = new PacedQueue(2);
  const failing = queue.run(() => {
    throw new RangeError('no');
  });
  const second = queue.run(() => 2);
  await expect(queue.run(() => 3)).rejects.toBeInstanceOf(BusyError);
  await expect(failing).rejects.toBeInstanceOf(RangeError);
  expect(await second).toBe(2);
  expect(await queue.run(() => 4)).toBe(4);
});
