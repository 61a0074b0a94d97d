import { isIPv6 } from 'node:net';
import type { APIContext, AstroGlobal } from 'astro';
import { settings } from '#server/settings.ts';

/** The place a request comes from, as it is counted. */
export function placeOf({ request, clientAddress }: Pick<APIContext | AstroGlobal, 'request' | 'clientAddress'>): string {
  return addressPlace(requestAddress(request.headers, clientAddress, settings.trustedProxies));
}

/** Where a request comes from: the socket, or what the outermost of our own proxies saw. The rest of the header is the client's word. */
export function requestAddress(headers: Headers, socketAddress: string, trustedProxies: number): string {
  if (trustedProxies === 0) return socketAddress;
  const forwarded = (headers.get('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  return forwarded.at(-trustedProxies) || socketAddress;
}

/**
 * What counts as one place among addresses: an IPv4 address, or the /64 of an IPv6 one, which whoever has one address has whole. Without a
 * port, which some proxies add; an IPv4 address written as IPv6 is itself.
 */
export function addressPlace(address: string): string {
  const bare = address
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/^([\d.]+):\d+$/, '$1')
    .replace(/%.*$/, '');
  if (!isIPv6(bare)) return bare;
  const [head = '', tail = ''] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split('::');
  const groupsOf = (text: string) => (text ? text.split(':') : []);
  const [front, back] = [groupsOf(head), groupsOf(tail)];
  const groups = [...front, ...Array.from({ length: 8 - front.length - back.length }, () => '0'), ...back].map((group) =>
    Number.parseInt(group, 16),
  );
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped)
    return groups
      .slice(6)
      .flatMap((group) => [group >> 8, group & 0xff])
      .join('.');
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`;
}
