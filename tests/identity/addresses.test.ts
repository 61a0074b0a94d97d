import { domainToASCII } from 'node:url';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freeAddress } from '#changes/accounts/held-addresses.ts';
import { bindDomain, unbindDomain } from '#changes/accounts/mail-domains.ts';
import { listForeignHolders } from '#db/queries/mail-domains.ts';
import { accounts } from '#db/schema/accounts.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { uniqueWord } from '../support/unique-word.ts';
import { addAccount, addPerson, eventsOnRecord, get, linkIn, moss, password, post, postAndGo, vestby } from '../support/cast.ts';

let server: TestServer;
let editorOfMoss: string;
let editorOfVestby: string;
let admin: string;

beforeAll(async () => {
  server = await startServer({ demo: true });
  editorOfMoss = await server.signIn('editor');
  admin = await server.signIn('admin');
  editorOfVestby = (await addAccount(server.database, 'editor', { municipalityCode: vestby })).cookie;
});
afterAll(() => server.close());

const newAddress = (domain = 'vestby.example') => `${uniqueWord()}@${domain}`;

/** Invites a new person with the address; the answer's status and link. */
async function invite(cookie: string, municipalityCode: string, email: string) {
  const personId = await addPerson(server.database, municipalityCode, { email, givenName: 'Eirik', familyName: 'Melby' });
  const answer = await postAndGo(server, `/people/${personId}`, { do: 'invite' }, cookie);
  const page = await answer.text();
  return { status: answer.status, link: linkIn(page), page, personId };
}
const accept = (link: string) => post(server, link, { password });
const holderOf = async (email: string) => (await server.database.read.select().from(accounts).where(eq(accounts.email, email)))[0];

test('an editor is answered alike whether an address has a sign-in in another municipality or none', async () => {
  const taken = newAddress();
  await addAccount(server.database, 'staff', { municipalityCode: vestby, email: taken });
  const free = newAddress();
  const [known, unknown] = [await invite(editorOfMoss, moss, taken), await invite(editorOfMoss, moss, free)];
  expect([known.status, unknown.status]).toEqual([200, 200]);
  const alike = ({ page, link, personId }: typeof known) =>
    page.replaceAll(link, 'LINK').replaceAll(personId, 'ID').replaceAll(taken, 'MAIL').replaceAll(free, 'MAIL');
  expect(alike(known)).toBe(alike(unknown));
  const opened = async ({ link, personId }: typeof known) =>
    alike({ ...known, link, personId, page: await (await get(server, link)).text() });
  expect(await opened(known)).toBe(await opened(unknown));
});

test('an editor learns that an address has a sign-in in their own municipality', async () => {
  const email = newAddress('moss.example');
  await addAccount(server.database, 'planner', { email });
  const { status, page } = await invite(editorOfMoss, moss, email);
  expect(status).toBe(422);
  expect(page).toContain('this is already in use here');
});

test('inviting an address leaves another municipality’s invitation to it as it was; whoever uses theirs first holds it', async () => {
  const email = newAddress();
  const ofVestby = await invite(editorOfVestby, vestby, email);
  const ofMoss = await invite(editorOfMoss, moss, email);
  expect((await get(server, ofVestby.link)).status).toBe(200);
  expect((await accept(ofVestby.link)).status).toBe(303);
  const before = await eventsOnRecord(server.database);
  const answer = await accept(ofMoss.link);
  expect(answer.status).toBe(409);
  const page = await answer.text();
  expect(page).toContain('This invitation cannot be used');
  expect(page).toContain('has a sign-in already, or belongs to a municipality other than the one that invited you');
  expect(page).not.toContain('Vestby');
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(await eventsOnRecord(server.database)).toBe(before);
  expect(await holderOf(email)).toMatchObject({ municipalityCode: vestby, active: true });
});

test('of two municipalities that use their invitations to one address at once one gets it', async () => {
  const email = newAddress();
  const links = [(await invite(editorOfVestby, vestby, email)).link, (await invite(editorOfMoss, moss, email)).link];
  const answers = await Promise.all(links.map(accept));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
});

test('a newer invitation of the same municipality ends the earlier one, for the person and for the address', async () => {
  const email = newAddress('moss.example');
  const first = await invite(editorOfMoss, moss, email);
  const again = await postAndGo(server, `/people/${first.personId}`, { do: 'invite' }, editorOfMoss);
  expect((await get(server, first.link)).status).toBe(410);
  expect((await get(server, linkIn(await again.text()))).status).toBe(200);
});

test('where a domain is bound, only its municipalities invite its addresses, and what others issued before is refused', async () => {
  const domain = `${uniqueWord()}.example`;
  const email = newAddress(domain);
  const early = await invite(editorOfMoss, moss, email);
  await bindDomain(server.database, new Date(), { domain, municipalityCode: vestby });
  expect((await accept(early.link)).status).toBe(409);
  expect(await holderOf(email)).toBeUndefined();

  const before = await eventsOnRecord(server.database);
  for (const address of [newAddress(domain), newAddress(`post.${domain}`), newAddress(domain.toUpperCase())]) {
    const late = await invite(editorOfMoss, moss, address);
    expect(late.status).toBe(422);
    expect(late.page).toContain('this domain belongs to another municipality, and only that one can invite the address');
  }
  expect(await eventsOnRecord(server.database)).toBe(before);
  const right = await invite(editorOfVestby, vestby, email);
  expect((await accept(right.link)).status).toBe(303);

  await bindDomain(server.database, new Date(), { domain, municipalityCode: moss });
  expect((await invite(editorOfMoss, moss, newAddress(domain))).status).toBe(200);
  await unbindDomain(server.database, new Date(), { domain, municipalityCode: moss });
  expect((await invite(editorOfMoss, moss, newAddress(domain))).status).toBe(422);
});

test('a domain with Norwegian letters is one domain in either spelling', async () => {
  await bindDomain(server.database, new Date(), { domain: 'Vestby-Ås.example', municipalityCode: vestby });
  for (const spelling of ['vestby-ås.example', domainToASCII('vestby-ås.example')]) {
    const { status } = await invite(editorOfMoss, moss, newAddress(spelling));
    expect([spelling, status]).toEqual([spelling, 422]);
  }
});

test('whoever binds a domain is told who else holds addresses in it, in any spelling and below it', async () => {
  const name = `bø-${uniqueWord().slice(0, 12)}.example`;
  const plain = domainToASCII(name);
  const holders = [`a@${plain}`, `b@${name}`, `c@post.${plain}`, `d@${name.replace('.example', '.ｅｘａｍｐｌｅ')}`];
  for (const email of [...holders, `e@x${plain}`]) await addAccount(server.database, 'staff', { email });
  const found = await listForeignHolders(server.database.read, plain, [vestby]);
  expect(found.map(({ email }) => email).sort()).toEqual(holders.sort());
});

test.each(['x@xn--a.ｍｏｓｓ.no', 'x@א1a.ｍｏｓｓ.no'])('%s, whose domain is none, is no address', async (email) => {
  const person = { givenName: 'Eirik', familyName: 'Melby', title: '', department: '', phone: '', email };
  expect((await post(server, '/people/new', person, editorOfMoss)).status).toBe(422);
  expect((await invite(editorOfMoss, moss, email)).status).toBe(422);
});

test('a freed address and its person can be invited anew, and no open invitation from before gets it', async () => {
  const email = newAddress();
  const squatted = await invite(editorOfMoss, moss, email);
  const entered = await accept(squatted.link);
  const [cookie] = entered.headers.getSetCookie()[0].split(';');
  const spare = await invite(editorOfMoss, moss, newAddress('moss.example'));
  const waiting = await invite(editorOfVestby, vestby, email);
  await freeAddress(server.database, new Date(), email);
  expect((await get(server, '/experts', cookie)).status).toBe(303);
  expect((await get(server, waiting.link)).status).toBe(410);
  expect((await get(server, spare.link)).status).toBe(200);
  const anew = await postAndGo(server, `/people/${waiting.personId}`, { do: 'invite' }, editorOfVestby);
  expect((await accept(linkIn(await anew.text()))).status).toBe(303);
  expect(await holderOf(email)).toMatchObject({ municipalityCode: vestby });
  expect(await (await get(server, `/people/${squatted.personId}`, editorOfMoss)).text()).toContain('Has no sign-in yet.');
});

test('an invitation does not outlive that the person left, moved away or got another address, also once it is undone', async () => {
  const away: [string, (page: string) => Promise<void>][] = [
    ['left', async (page) => void (await post(server, page, { do: 'deactivate' }, editorOfMoss))],
    ['moved', async (page) => void (await post(server, page, { do: 'move', municipalityCode: vestby, keepAgreedHours: 'yes' }, admin))],
    [
      'readdressed',
      async (page) =>
        void (await post(
          server,
          page,
          { do: 'change', version: '0', givenName: 'Eirik', familyName: 'Melby', email: newAddress('moss.example') },
          editorOfMoss,
        )),
    ],
  ];
  const back: Record<string, Record<string, string>> = {
    left: { do: 'reactivate' },
    moved: { do: 'move', municipalityCode: moss, keepAgreedHours: 'yes' },
  };
  for (const [how, leave] of away) {
    const email = newAddress('moss.example');
    const { link, personId } = await invite(editorOfMoss, moss, email);
    const page = `/people/${personId}`;
    await leave(page);
    const seen = await get(server, link);
    expect([how, seen.status]).toEqual([how, 410]);
    const html = await seen.text();
    expect(html).not.toContain(email);
    expect(html).not.toContain('Melby');
    if (how in back) expect((await post(server, page, back[how], how === 'moved' ? admin : editorOfMoss)).status).toBe(303);
    expect([how, (await get(server, link)).status, (await accept(link)).status]).toEqual([how, 410, 410]);
    expect(await holderOf(email)).toBeUndefined();
  }
});
