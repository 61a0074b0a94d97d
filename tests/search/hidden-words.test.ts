import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '#db/open.ts';
import { networkMembers, networks } from '#db/schema/networks.ts';
import { expertise, people } from '#db/schema/people.ts';
import { embeddedEngine } from '#search/fts5/engine.ts';
import { indexPeople } from '#search/fts5/indexing.ts';
import { seededRandom } from '#siting/random.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { openTestDatabase } from '../support/database.ts';
import { question } from './question.ts';
import { elsewhere, fillSmallNetwork, inSkiptvet, inVestby, monday, type NewPerson } from './small-network.ts';

/** Eleven words one letter from the guess, and a last one that two people have: whatever pushes it out shows. */
const guess = 'quantumxanary';
const hidden = 'quantumcanary';
const decoys = Array.from('abdefghijkl', (letter) => `quantum${letter}anary`);
const lastWord = 'quantumzanary';

describe('whether a hidden word is there', () => {
  let server: TestServer;
  let cookie: string;
  const moss = '3103';
  const asked = [`/experts?q=${guess}`, `/api/v1/experts?q=${guess}`, `/experts?q=${hidden}`, `/experts?q=${guess}&exact=1`];
  const answers = () => Promise.all(asked.map(async (path) => (await fetch(server.url + path, { headers: { cookie } })).text()));

  async function write(id: string, municipalityCode: string, evidence: string, topicsAudience: 'municipality' | 'network') {
    const row = {
      id,
      municipalityCode,
      givenName: 'Kari',
      familyName: 'Moe',
      email: `${id}@x.example`,
      topicsAudience,
      createdAt: monday,
      editedAt: monday,
    };
    await server.database.write(async (tx) => {
      await tx.insert(people).values(row);
      await tx.insert(expertise).values({ personId: id, topicSlug: 'gdpr', level: 3, evidence, confirmedAt: monday });
      await indexPeople(tx, [id]);
    });
  }

  beforeAll(async () => {
    server = await startServer({ demo: true });
    await server.database.write(async (tx) => {
      await tx.insert(networks).values({ id: 'apart', name: 'Apart' });
      await tx.insert(networkMembers).values({ networkId: 'apart', municipalityCode: '0301' });
    });
    await write('first', moss, [...decoys, lastWord].join(' '), 'network');
    await write('second', moss, lastWord, 'network');
    cookie = await server.signIn('editor');
  });
  afterAll(() => server.close());

  test.each([
    ['a neighbour who may not see it', '3216', 'municipality'],
    ['somebody whose network never meets theirs', '0301', 'network'],
  ] as const)('changes no byte of what is answered to %s', async (_, code, audience) => {
    const before = await answers();
    expect(before[0]).toContain(lastWord);
    await write(code, code, hidden, audience);
    const after = await answers();
    await server.database.write(async (tx) => {
      await tx.update(people).set({ active: false }).where(eq(people.id, code));
      await indexPeople(tx, [code]);
    });
    expect(after).toEqual(before);
  });
});

describe('corrections', () => {
  const viewers = { inSkiptvet, inVestby, elsewhere };
  const alphabet = 'abcdef';
  const random = seededRandom(15);
  const letter = () => alphabet[Math.floor(random() * alphabet.length)];
  const asked = Array.from({ length: 12 }, () => `saks${letter()}${letter()}${letter()}${letter()}${letter()}`);
  /** The word with one or two letters changed, and sometimes one more, so that words stand near each other and begin each other. */
  const near = (word: string) => {
    const letters = Array.from(word);
    for (const at of [4, 4 + Math.floor(random() * 5)])
      letters[at] = Array.from(alphabet.replace(letters[at], ''))[Math.floor(random() * 5)];
    return letters.join('') + (random() < 0.3 ? letter() : '');
  };
  const seen: NewPerson[] = Array.from({ length: 40 }, (_, number) => ({
    id: `seen${number}`,
    municipalityCode: ['3216', '3116', '3103', '0301'][number % 4],
    contactFor: asked.map(near).join(' '),
    contactAudience: 'network',
  }));

  async function read(database: Database, viewer: typeof inVestby) {
    const engine = embeddedEngine(database.read);
    const answers = [];
    for (const text of asked) {
      const { corrections, unknown, ...found } = await engine.searchExperts(question(viewer, monday, { text }));
      const rest = JSON.stringify([found, await engine.suggestTopics(viewer, text, 5)]);
      answers.push({ text, corrections, unknown, rest: createHash('sha256').update(rest).digest('hex') });
    }
    return answers;
  }

  test.each(['inSkiptvet', 'inVestby', 'elsewhere'] as const)(
    'and everything else that %s reads are the same with and without what is hidden from them',
    async (name) => {
      const viewer = viewers[name];
      const others = ['3216', '3116', '3103', '0301'].filter((code) => code !== viewer.municipalityCode);
      const foreign = name === 'elsewhere' ? ['3216', '3116', '3103'] : ['0301'];
      const secret: NewPerson[] = asked.flatMap((word, number) => [
        {
          id: `colleagues${number}`,
          municipalityCode: others[number % others.length],
          contactFor: `${near(word)} ${near(word)} ${word.slice(0, -1)}`,
          contactAudience: 'municipality',
          topicsAudience: 'municipality',
          familyName: 'Berg',
        },
        {
          id: `foreign${number}`,
          municipalityCode: foreign[number % foreign.length],
          familyName: near(word),
          title: near(word),
          contactFor: near(word),
        },
        { id: `nobody${number}`, contactFor: near(word), contactAudience: 'nobody', protected: true, familyName: near(word) },
      ]);
      const [without, withSecrets] = [await openTestDatabase(), await openTestDatabase()];
      const names = secret.filter(({ id }) => id.startsWith('colleagues')).map(({ contactFor: _, ...shown }) => shown);
      await fillSmallNetwork(without, [...seen, ...names]);
      await fillSmallNetwork(withSecrets, [...seen, ...secret]);
      const answers = await read(without, viewer);
      expect(await read(withSecrets, viewer)).toEqual(answers);
      expect(answers.some(({ corrections }) => corrections.length > 0)).toBe(true);
    },
  );
});
