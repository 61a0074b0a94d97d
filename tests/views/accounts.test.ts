import { expect, test } from 'vitest';
import { accountsPage } from '#views/accounts.ts';
import { insertAccounts } from '../support/accounts.ts';
import { a, now, openTwoNetworks, viewers } from '../support/two-networks.ts';

test('a municipality with many accounts shows fifty at a time, and finds one by a part of its name or address on any page', async () => {
  const database = await openTwoNetworks();
  const added = Array.from({ length: 120 }, (_, i) => String(i).padStart(3, '0'));
  await database.write((tx) =>
    insertAccounts(
      tx,
      ...added.map((number) => ({
        id: `many-${number}`,
        email: `many${number}@moss.example`,
        name: `Åse ${number}`,
        role: 'staff' as const,
        municipalityCode: a,
        createdAt: now,
      })),
    ),
  );
  const pageAt = (address: string) => accountsPage(database.read, viewers.editorOfA, new URLSearchParams(address), 'en', now);
  const [first, last, beyond] = await Promise.all([pageAt(''), pageAt('page=3'), pageAt('page=9')]);
  expect([first.count, first.accounts.length, first.pager]).toEqual([
    122,
    50,
    expect.objectContaining({ page: 1, pages: 3, previous: null }),
  ]);
  expect([last.accounts.length, last.pager.next, last.pager.previous]).toEqual([22, null, '/admin/accounts?page=2']);
  expect(beyond.pager.page).toBe(1);
  const found = await pageAt('q=åSE+119');
  expect(found.accounts.map(({ email }) => email)).toEqual(['many119@moss.example']);
  expect((await pageAt('q=MANY045')).count).toBe(1);
});
