import { parseArgs } from 'node:util';
import { type Role, roles } from '#access/viewer.ts';
import { CommandError } from '../command-error.ts';

export const usage = `npm run admin -- EMAIL [--name "GIVEN FAMILY"] [--network NAME] [--municipalities 3103,3112]
       invites a network admin; a network of a new name is made
npm run admin -- EMAIL --role ROLE --municipality 3103 [--name "GIVEN FAMILY"]
       invites ${roles.filter((role) => role !== 'admin').join(', ')} of a municipality
npm run admin -- EMAIL --end | --restore | --free
       ends a sign-in, brings it back, or takes its address from it for a new invitation
npm run admin -- --domain moss.no [--municipality 3103 [--remove]]
       gives a mail domain to a municipality, takes it back, or says who has it`;

export interface InviteRequest {
  do: 'invite';
  email: string;
  name: string;
  role: Role;
  municipality?: string;
  network?: string;
  /** Codes with commas between: who belongs to a network that is new. */
  municipalities?: string;
}

export interface HolderRequest {
  do: 'end' | 'restore' | 'free';
  email: string;
}

export interface DomainRequest {
  do: 'domain';
  domain: string;
  municipality?: string;
  remove: boolean;
}

export type AdminRequest = InviteRequest | HolderRequest | DomainRequest;

const options = {
  name: { type: 'string' },
  role: { type: 'string' },
  municipality: { type: 'string' },
  network: { type: 'string' },
  municipalities: { type: 'string' },
  end: { type: 'boolean' },
  restore: { type: 'boolean' },
  free: { type: 'boolean' },
  domain: { type: 'string' },
  remove: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

type Option = keyof typeof options;

/** What was asked for, of arguments as they were typed; refuses what does not go together rather than guess. */
export function readRequest(args: string[]): AdminRequest | { do: 'help' } {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  if (values.help) return { do: 'help' };
  const allow = (about: string, ...allowed: Option[]) => {
    const extra = (Object.keys(values) as Option[]).find((option) => !allowed.includes(option));
    if (extra) throw new CommandError(`--${extra} does not go together with ${about}; npm run admin -- --help shows what does.`);
  };

  if (values.domain !== undefined) {
    allow('--domain', 'domain', 'municipality', 'remove');
    if (positionals.length > 0) throw new CommandError('--domain is about a whole domain: leave out the email.');
    if (values.remove && values.municipality === undefined) throw new CommandError('Say from which municipality: --municipality 3103.');
    return { do: 'domain', domain: values.domain, municipality: values.municipality, remove: values.remove ?? false };
  }

  const [email] = positionals;
  if (!email || positionals.length > 1)
    throw new CommandError('Say whom it is about: npm run admin -- EMAIL; with --help it tells what else it can do.');
  for (const intent of ['end', 'restore', 'free'] as const) {
    if (!values[intent]) continue;
    allow(`--${intent}`, intent);
    return { do: intent, email };
  }

  const role = roles.find((one) => one === (values.role ?? 'admin'));
  if (!role) throw new CommandError(`There is no role “${values.role}”. Choose one of ${roles.join(', ')}.`);
  const { municipality, network, municipalities } = values;
  if (role === 'admin') allow('a network admin', 'name', 'role', 'network', 'municipalities');
  else allow(`--role ${role}`, 'name', 'role', 'municipality');
  if (role !== 'admin' && municipality === undefined) throw new CommandError('Say in which municipality: --municipality 3103.');
  return { do: 'invite', email, role, name: values.name ?? email.replace(/@.*$/, ''), municipality, network, municipalities };
}
