import { InvalidInputError, NotFoundError } from '#changes/errors.ts';
import { CommandError } from '../command-error.ts';
import type { AdminRequest } from './request.ts';

/** Makes a change; what is wrong with what was typed is said in the words of the command. */
export async function inOwnWords<T>(request: AdminRequest, change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (error) {
    if (error instanceof InvalidInputError)
      throw new CommandError(error.problems.map(({ field, key }) => sentences.get(`${field} ${key}`) ?? `${field}: ${key}.`).join(' '));
    if (error instanceof NotFoundError) throw new CommandError(missing(request));
    throw error;
  }
}

const missing = (request: AdminRequest) =>
  request.do === 'domain'
    ? `${request.domain} does not belong to municipality ${request.municipality}.`
    : `No sign-in holds ${request.email}.`;

const sentences = new Map([
  ['email notAnEmail', 'The email is no email address.'],
  ['email taken', 'This email has an account already; sign in with it, or take it from that account with --free.'],
  ['email otherDomain', 'The domain of this email belongs to another municipality; --domain says which, and can give it to this one too.'],
  ['municipalityCode unknown', 'The municipality code is unknown; db/reference/municipalities.json has them all.'],
  [
    'municipalityCode notAChoice',
    'The municipality is in no network of this server. The first command makes one of those that belong to it: --network NAME --municipalities 3103,3112.',
  ],
  ['municipalityCodes missing', 'A network has at least two municipalities: --municipalities 3103,3112.'],
  ['municipalityCodes unknown', 'One of the municipality codes is unknown; db/reference/municipalities.json has them all.'],
  [
    'signIn lastAdmin',
    'This is the last admin of the network, which needs one: invite another first, and end this one once that invitation is used.',
  ],
  ['signIn hasLeft', 'The person behind this sign-in has left; an editor of the municipality brings them back first.'],
  ['domain notAnEmail', 'This is no domain; one looks like moss.no.'],
]);
