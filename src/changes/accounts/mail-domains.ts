import { domainToASCII } from 'node:url';
import { and, eq } from 'drizzle-orm';
import type { Database, Transaction } from '#db/open.ts';
import { listMailDomains, listMunicipalitiesOfAddress, plainDomain } from '#db/queries/mail-domains.ts';
import { mailDomains } from '#db/schema/accounts.ts';
import { municipalities, networkMembers } from '#db/schema/networks.ts';
import { Checks } from '../checks.ts';
import { NotFoundError } from '../errors.ts';
import { byCommand, record } from '../record/append.ts';

export interface DomainInput {
  domain: string;
  municipalityCode: string;
}

/** Gives a mail domain to a municipality; several may have one. Whom it is given to invite its addresses, and nobody else. Returns the domain as kept. */
export async function bindDomain(database: Database, now: Date, input: DomainInput): Promise<string> {
  const checks = new Checks();
  const domain = checkedDomain(checks, input.domain);
  const { municipalityCode } = input;
  await database.write(async (tx) => {
    const known = await tx
      .select({ code: municipalities.code })
      .from(municipalities)
      .where(eq(municipalities.code, municipalityCode))
      .limit(1);
    if (known.length === 0) checks.refuse('municipalityCode', 'unknown');
    checks.done();
    if (await isBound(tx, domain, municipalityCode)) return;
    await tx.insert(mailDomains).values({ domain, municipalityCode });
    await record(tx, byCommand, now, {
      kind: 'create',
      noun: 'mail_domain',
      nounId: `${domain}/${municipalityCode}`,
      before: null,
      after: { domain, municipalityCode },
    });
  });
  return domain;
}

/** Takes a mail domain from a municipality. NotFoundError where it does not have it. */
export async function unbindDomain(database: Database, now: Date, { domain: typed, municipalityCode }: DomainInput): Promise<void> {
  const domain = plainDomain(typed);
  await database.write(async (tx) => {
    if (!(await isBound(tx, domain, municipalityCode))) throw new NotFoundError('binding');
    await tx.delete(mailDomains).where(and(eq(mailDomains.domain, domain), eq(mailDomains.municipalityCode, municipalityCode)));
    await record(tx, byCommand, now, {
      kind: 'remove',
      noun: 'mail_domain',
      nounId: `${domain}/${municipalityCode}`,
      before: { domain, municipalityCode },
      after: null,
    });
  });
}

/** Whether an address may become a sign-in there: in the municipality or, without one, in the network. Domains that are bound to nobody are everybody's. */
export async function domainAllows(
  tx: Transaction,
  email: string,
  place: { municipalityCode?: string | null; networkId?: string | null },
): Promise<boolean> {
  // Of one that is no domain nobody could say whose it is.
  if (domainToASCII(email.slice(email.lastIndexOf('@') + 1)) === '') return false;
  const bound = await listMunicipalitiesOfAddress(tx, email);
  if (bound.length === 0) return true;
  if (place.municipalityCode) return bound.includes(place.municipalityCode);
  const members = await tx
    .select({ code: networkMembers.municipalityCode })
    .from(networkMembers)
    .where(eq(networkMembers.networkId, place.networkId ?? ''));
  return members.some(({ code }) => bound.includes(code));
}

/** Two labels at least: nobody is given all of `.no`. */
function checkedDomain(checks: Checks, typed: string): string {
  const domain = plainDomain(checks.requiredText('domain', typed, 253));
  if (domain !== '' && !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain)) checks.refuse('domain', 'notAnEmail');
  return domain;
}

const isBound = async (tx: Transaction, domain: string, municipalityCode: string) =>
  (await listMailDomains(tx, domain)).some((binding) => binding.municipalityCode === municipalityCode);
