import { bindDomain, unbindDomain } from '#changes/accounts/mail-domains.ts';
import type { Database } from '#db/open.ts';
import { listForeignHolders, listMailDomains, plainDomain } from '#db/queries/mail-domains.ts';
import { inOwnWords } from './in-own-words.ts';
import type { DomainRequest } from './request.ts';

/** Gives a mail domain to a municipality or takes it back, and says who has it, and who else holds addresses in it, afterwards. */
export async function changeDomain(database: Database, request: DomainRequest): Promise<void> {
  const { municipality: municipalityCode, remove } = request;
  const domain = plainDomain(request.domain);
  if (municipalityCode !== undefined) {
    const change = remove ? unbindDomain : bindDomain;
    await inOwnWords(request, async () => void (await change(database, new Date(), { domain, municipalityCode })));
  }
  const bound = await listMailDomains(database.read, domain);
  if (bound.length === 0) return console.log(`${domain} belongs to nobody: whoever may invite may invite its addresses.`);
  console.log(`${domain} belongs to ${bound.map(({ municipality, municipalityCode: code }) => `${municipality} (${code})`).join(', ')}.`);
  const holders = await listForeignHolders(
    database.read,
    domain,
    bound.map(({ municipalityCode: code }) => code),
  );
  for (const { email, municipality } of holders) {
    console.log(
      `${email} is a sign-in of ${municipality ?? 'no municipality'}. To take the address from it: npm run admin -- ${email} --free`,
    );
  }
}
