/**
 * How many pages a second 20 users get who are signed in to 20 accounts and ask without pause, beside a commit from before:
 * `npm run bench -- pages --against COMMIT`. Both are built, filled with their own demonstration and asked in turns.
 *
 * An account may ask 600 times a minute, and these 20 together 12,000. Each server rests while the other is asked, so that 400 pages a second
 * would be needed to come near; what is no whole page with status 200 fails the run.
 */
import { parseArgs } from 'node:util';
import { quantile, round, type Benchmark } from './benchmark.ts';
import { checkOut, type CheckedOut } from './pages-demonstration.ts';
import { askFor, signInUsers, type Users } from './pages-users.ts';

const users = 20;
const rounds = 10;
const roundMs = 2_000;
const warmUpMs = 3_000;
const pages = { home: '/', experts: '/experts?q=gdpr', plan: '/plan?topic=gdpr&centres=1&aim=cost' };

const bench: Benchmark = async ({ args, say }) => {
  const { against } = parseArgs({ args, options: { against: { type: 'string' } } }).values;
  if (!against) throw new Error('Say which commit to compare with: npm run bench -- pages --against COMMIT');
  const opened: CheckedOut[] = [];
  const sides: { name: string; checkedOut: CheckedOut; users: Users }[] = [];
  try {
    for (const [name, commit] of [['_before', against] as const, ['', undefined] as const]) {
      say(commit ? `building ${commit}` : 'building what is here');
      const checkedOut = await checkOut(commit);
      opened.push(checkedOut);
      sides.push({ name, checkedOut, users: await signInUsers(checkedOut, users) });
    }
    const figures: Record<string, number> = {};
    for (const [page, path] of Object.entries(pages)) {
      for (const side of sides) await askFor(side.users, path, warmUpMs);
      const measured = sides.map((side) => ({ ...side, rates: [] as number[], answers: 0, processorMs: 0 }));
      for (let turn = 0; turn < rounds; turn++) {
        // Who goes first changes, so that neither always follows the other.
        for (const side of turn % 2 === 0 ? measured : measured.toReversed()) {
          const before = side.checkedOut.processorMs();
          const { answers, seconds } = await askFor(side.users, path, roundMs);
          side.rates.push(answers / seconds);
          side.answers += answers;
          side.processorMs += side.checkedOut.processorMs() - before;
        }
      }
      for (const { name, rates, answers, processorMs } of measured) {
        figures[`${page}_rps${name}`] = round(quantile(rates, 0.5));
        const each = rates.map((rate) => Math.round(rate)).join(' ');
        say(`${page}${name}: ${each} a second; ${round(processorMs / answers)} ms of the processor a page`);
      }
    }
    return Object.fromEntries(
      Object.keys(pages).flatMap((page) => ['_rps', '_rps_before'].map((name) => [page + name, figures[page + name] ?? null])),
    );
  } finally {
    for (const checkedOut of opened) await checkedOut.remove();
  }
};

export default bench;
