import { domainToASCII } from 'node:url';
import { and, asc, eq, inArray, isNull, notInArray, or, sql } from 'drizzle-orm';
import type { Queryable } from '#db/open.ts';
import { accounts, mailDomains } from '#db/schema/accounts.ts';
import { municipalities } from '#db/schema/networks.ts';

/** A domain in the one spelling that is kept: lower case, `ås.kommune.no` as `xn--s-yfa…`; as it came where it is no domain. */
export const plainDomain = (domain: string) => domainToASCII(domain) || domain.toLowerCase();

const domainOf = (email: string) => plainDomain(email.slice(email.lastIndexOf('@') + 1));

/** Every binding, or those of one domain, for commands of the server. */
export async function listMailDomains(db: Queryable, domain?: string) {
  return db
    .select({ domain: mailDomains.domain, municipalityCode: mailDomains.municipalityCode, municipality: municipalities.name })
    .from(mailDomains)
    .innerJoin(municipalities, eq(municipalities.code, mailDomains.municipalityCode))
    .where(domain === undefined ? undefined : eq(mailDomains.domain, domain))
    .orderBy(asc(mailDomains.domain), asc(mailDomains.municipalityCode))
    .limit(1_000);
}

/** Codes of the municipalities that have the address's domain, or else the nearest domain above it; none where it is bound to nobody. */
export async function listMunicipalitiesOfAddress(db: Queryable, email: string): Promise<string[]> {
  const labels = domainOf(email).split('.');
  const rows = await db
    .select()
    .from(mailDomains)
    .where(
      inArray(
        mailDomains.domain,
        labels.map((_, at) => labels.slice(at).join('.')),
      ),
    )
    .orderBy(sql`length(${mailDomains.domain}) desc`, asc(mailDomains.municipalityCode));
  return rows.filter(({ domain }) => domain === rows[0]?.domain).map(({ municipalityCode }) => municipalityCode);
}

/** Active accounts with an address in the domain, or in one below it, that belong to none of the municipalities, for whoever binds it. */
export async function listForeignHolders(db: Queryable, domain: string, codes: string[]) {
  const holders = await db
    .select({ email: accounts.email, municipality: municipalities.name })
    .from(accounts)
    .leftJoin(municipalities, eq(municipalities.code, accounts.municipalityCode))
    .where(and(eq(accounts.active, true), or(isNull(accounts.municipalityCode), notInArray(accounts.municipalityCode, codes))))
    .orderBy(asc(accounts.email));
  // In any spelling, which only this program can compare, and below the domain too.
  return holders.filter(({ email }) => `.${domainOf(email)}`.endsWith(`.${domain}`));
}
