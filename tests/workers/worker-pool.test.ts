import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { BusyError } from '#workers/paced-queue.ts';
import { type Ask, type PoolLimits, WorkerPool } from '#workers/worker-pool.ts';
import type { SlowHandlers } from '../support/slow-worker.ts';

const file = resolve('tests/support/slow-worker.ts');
const patience = 60_000;
const pool = (limits: Partial<PoolLimits> = {}) =>
  new WorkerPool<SlowHandlers>(file, { workers: 2, mostWaiting: 3, mostEach: 2, mostMegabytes: 50, ...limits });
const echo = (word: string) => (ask: Ask<SlowHandlers>) => ask('echo', word, patience);

/** Work that lasts until it is let go. */
function held() {
  let letGo = () => {};
  const end = new Promise<void>((resume) => (letGo = resume));
  return { work: () => end, letGo };
}

test('work is done in other threads than this one, two pieces at once', async () => {
  const two = pool();
  const answers = await Promise.all(['first', 'second'].map((word, k) => two.run(`account ${k}`, echo(word))));
  expect(answers[0]).toMatch(/^first from [1-9]/);
  expect(answers[1]).toMatch(/^second from [1-9]/);
  expect(answers[0].split(' from ')[1]).not.toBe(answers[1].split(' from ')[1]);
});

test('a third piece of one account is refused at once, and let in when one of the two is done', async () => {
  const roomy = pool({ mostWaiting: 20 });
  const [first, second] = [held(), held()];
  const running = [roomy.run('kari', first.work), roomy.run('kari', second.work)];
  await expect(roomy.run('kari', echo('third'))).rejects.toBeInstanceOf(BusyError);
  const other = roomy.run('ola', echo('other'));
  first.letGo();
  expect(await other).toContain('other');
  expect(await roomy.run('kari', echo('third'))).toContain('third');
  second.letGo();
  await Promise.all(running);
});

test('what waits counts for its account too', async () => {
  const one = pool({ workers: 1 });
  const first = held();
  const running = one.run('ola', first.work);
  const waiting = [one.run('kari', echo('a')), one.run('kari', echo('b'))];
  await expect(one.run('kari', echo('c'))).rejects.toBeInstanceOf(BusyError);
  first.letGo();
  expect(await Promise.all(waiting)).toHaveLength(2);
  await running;
});

test('where as many wait as may, the next is refused at once, and those who wait get their turn in order', async () => {
  const small = pool({ workers: 1 });
  const first = held();
  const running = small.run('account', first.work);
  const order: string[] = [];
  const waiting = ['a', 'b', 'c'].map((word) => small.run(word, echo(word)).then(() => order.push(word)));
  await expect(small.run('d', echo('d'))).rejects.toBeInstanceOf(BusyError);
  first.letGo();
  await Promise.all([running, ...waiting]);
  expect(order).toEqual(['a', 'b', 'c']);
});

test('visitors wait in a queue of their own, behind those who are signed in and without taking their places', async () => {
  const small = pool({ workers: 1 });
  const first = held();
  const running = small.run('account', first.work);
  const order: string[] = [];
  const visitors = ['v1', 'v2', 'v3'].map((word) => small.run(null, echo(word)).then(() => order.push(word)));
  await expect(small.run(null, echo('v4'))).rejects.toBeInstanceOf(BusyError);
  const readers = ['a', 'b'].map((word) => small.run(word, echo(word)).then(() => order.push(word)));
  first.letGo();
  await Promise.all([running, ...visitors, ...readers]);
  expect(order).toEqual(['a', 'b', 'v1', 'v2', 'v3']);
});

test('a failure in a worker comes back as it was, and the worker goes on', async () => {
  const one = pool({ workers: 1 });
  const failing = one.run('kari', (ask) => ask('fail', 'no such place', patience));
  await expect(failing).rejects.toThrow(RangeError);
  await expect(failing).rejects.toThrow('no such place');
  expect(await one.run('kari', echo('next'))).toContain('next');
});

test('a worker that ends fails its own work only, and another takes its place', async () => {
  const one = pool({ workers: 1 });
  const ending = one.run('kari', (ask) => ask('end', 3, patience));
  const waiting = one.run('ola', echo('waiting'));
  await expect(ending).rejects.toThrow('ended with code 3');
  expect(await waiting).toContain('waiting');
  await expect(one.run('kari', (ask) => ask('fillMemory', null, patience))).rejects.toThrow(/memory/i);
  expect(await one.run('kari', echo('again'))).toContain('again');
});

test('work that is not done in its time is ended with its worker, and its account is free again', async () => {
  const one = pool({ workers: 1, mostEach: 1 });
  await expect(one.run('kari', (ask) => ask('never', null, 50))).rejects.toBeInstanceOf(BusyError);
  expect(await one.run('kari', echo('after'))).toContain('after');
});

test('idle workers keep no program from ending', async () => {
  const script = `import { WorkerPool } from '#workers/worker-pool.ts';
    const pool = new WorkerPool(${JSON.stringify(file)}, { workers: 2, mostWaiting: 1, mostEach: 2, mostMegabytes: 50 });
    console.log(await pool.run('kari', (ask) => ask('echo', 'done', 60_000)));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
  expect(stdout).toMatch(/^done from/);
});
