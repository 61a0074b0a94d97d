import { hash, verify } from '@node-rs/argon2';
import { FairQueue } from '#workers/fair-queue.ts';
import { findWeakness, type Weakness } from './guessable-passwords.ts';

export const passwordLength = { min: 12, max: 128 };
export type PasswordFault = 'short' | 'long' | Weakness;

/**
 * What is wrong with a password someone chooses; null when it will do. `about` holds texts about them: name, mail address, municipality, networks;
 * `whose` is their account or invitation, which has two judged at a time. Throws BusyError where more are sent than can be judged.
 */
export async function passwordFault(password: string, about: string[], whose: string | null = null): Promise<PasswordFault | null> {
  const length = [...spelledAlike(password)].length;
  if (length < passwordLength.min) return 'short';
  if (length > passwordLength.max) return 'long';
  return findWeakness(password, about, whose);
}

/** One keyboard sends å as one character, another as a and a ring: what looks alike is one password. */
export const spelledAlike = (password: string) => password.normalize('NFKC');

/** As typed too: what was hashed before passwords were spelled alike goes on opening from the keyboard that it was written on. */
async function opens(passwordHash: string, password: string): Promise<boolean> {
  const alike = spelledAlike(password);
  return (await verify(passwordHash, alike)) || (alike !== password && verify(passwordHash, password));
}

// argon2id with the memory, passes and lanes of OWASP's password storage cheat sheet; 19 MiB each.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const atOnce = 4;

/** `place`: where the password comes from. Throws BusyError where too many wait. */
export function hashPassword(password: string, place = ''): Promise<string> {
  return inTurn(place, () => hash(spelledAlike(password), cost));
}

/**
 * Takes alike long where there is no hash to compare with. Compares nothing, and says no, where `refused` says so when its turn comes.
 * `place`: where the password comes from. Throws BusyError where too many wait.
 */
export async function verifyPassword(
  passwordHash: string | null | undefined,
  password: string,
  place = '',
  refused = async () => false,
): Promise<boolean> {
  const compared = passwordHash ?? (await unmatchable());
  const matches = await inTurn(place, async () => !(await refused()) && opens(compared, password));
  return matches && passwordHash != null;
}

let unmatchableHash: Promise<string> | undefined;
function unmatchable(): Promise<string> {
  unmatchableHash ??= hash(crypto.randomUUID(), cost);
  return unmatchableHash;
}

const waiting = new FairQueue({ most: 100, mostEach: 20 });
let running = 0;

/** Hashing fills a thread and memory: the fifth waits its turn, and places take turns. */
async function inTurn<T>(place: string, work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) await waiting.join(place);
  else running += 1;
  try {
    return await work();
  } finally {
    if (!waiting.next()) running -= 1;
  }
}
