import { markProduction } from '#changes/database/production-mark.ts';
import { makeReady } from '#changes/database/opening.ts';
import { openDatabase } from '#db/open.ts';
import { findPurpose } from '#db/queries/facts.ts';
import { productionBuild } from './build.ts';
import { productionDatabaseUrl, setEnvironment, setting } from './environment.ts';
import { CommandError, run } from './command-error.ts';
import { checkPortIsFree, serve } from './web-server/serve.ts';

const shortestSecret = 16;

await run(async () => {
  const publicUrl = readPublicUrl(setting('PUBLIC_URL'));
  const port = readWhole('PORT', setting('PORT') ?? '4321', 1, 65_535);
  const trustedProxies = readWhole('TRUSTED_PROXIES', setting('TRUSTED_PROXIES') ?? '0', 0, 10);
  const securityContact = readContact(setting('SECURITY_CONTACT'));
  const hosts = [setting('HOST') ?? '127.0.0.1'];
  const databaseUrl = productionDatabaseUrl();
  const databaseAuthToken = readSecret('DATABASE_AUTH_TOKEN', setting('DATABASE_AUTH_TOKEN'));
  if (!/^(file|https?|libsql):/.test(databaseUrl))
    throw new CommandError(`DATABASE_URL is ${databaseUrl}; it must begin with file:, http:, https: or libsql:.`);
  await checkPortIsFree(hosts, port);
  await checkDatabase(databaseUrl, databaseAuthToken);
  setEnvironment({
    PUBLIC_URL: publicUrl.origin,
    PORT: String(port),
    SECURITY_CONTACT: securityContact,
    TRUSTED_PROXIES: String(trustedProxies),
    DATABASE_URL: databaseUrl,
    DATABASE_AUTH_TOKEN: databaseAuthToken,
    NODE_ENV: 'production',
  });
  await serve({ folder: productionBuild.folder, hosts, port });
  console.log(`Allmenning serves ${publicUrl.origin} at ${hosts[0]}:${port}.`);
});

async function checkDatabase(url: string, authToken: string | undefined): Promise<void> {
  const database = await openDatabase(url, authToken);
  try {
    const { copy } = await makeReady(database);
    if (copy) console.log(`The database was brought to the newest schema; ${copy} is how it was before.`);
    if ((await findPurpose(database.read)) === 'demo')
      throw new CommandError(
        'DATABASE_URL is a demonstration, which anyone may enter. Set it to another database; npm run demo serves this one.',
      );
    await markProduction(database);
  } finally {
    database.close();
  }
}

function readPublicUrl(text: string | undefined): URL {
  const remedy = 'Set it to the address people write in their browser, such as https://allmenning.example.org.';
  if (!text) throw new CommandError(`PUBLIC_URL is missing. ${remedy}`);
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol)) throw new CommandError(`PUBLIC_URL is ${text}, which is no web address. ${remedy}`);
  if (/(^|\.)example\.(com|org|net|no)$|\.(example|invalid|test)$/.test(url.hostname))
    throw new CommandError(`PUBLIC_URL is still the sample ${text}. ${remedy}`);
  if (url.pathname !== '/' || url.search)
    throw new CommandError(`PUBLIC_URL is ${text}; the path is ours to use, so leave it out. ${remedy}`);
  const ownMachine = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol === 'http:' && !ownMachine)
    throw new CommandError(
      `PUBLIC_URL is ${text}: sign-ins would cross the network unencrypted. Put https before it, with a proxy that ends TLS in front.`,
    );
  return url;
}

function readContact(text: string | undefined): string | undefined {
  if (text === undefined || (/^(mailto:[^@\s]+@[^@\s]+|https:\/\/\S+)$/.test(text) && URL.canParse(text))) return text;
  throw new CommandError(`SECURITY_CONTACT is ${text}. Set it to mailto: and an address that is read, or to a page by https.`);
}

function readSecret(name: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (/^(change-?me|secret|sample|example|your[-_ ]|<)/i.test(value))
    throw new CommandError(`${name} is still a sample. Set it to the real one, or to a file with it in ${name}_FILE.`);
  if (value.length < shortestSecret)
    throw new CommandError(`${name} has ${value.length} characters; a secret has ${shortestSecret} or more.`);
  return value;
}

function readWhole(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most)
    throw new CommandError(`${name} is ${text}; it must be a whole number from ${least} to ${most}.`);
  return value;
}
