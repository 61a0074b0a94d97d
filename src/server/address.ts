import { isIPv6 } from 'node:net';

/** What counts as one address: all of an IPv6 /64, which is what one household or office has. */
export function countedAddress(address: string): string {
  const bare = address.split('%')[0];
  if (!isIPv6(bare)) return address;
  const [head, tail] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const groups = [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
  // An IPv4 address in the clothes of IPv6.
  if (groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff') return groups.slice(6).flatMap((group) => [parseInt(group, 16) >> 8, parseInt(group, 16) & 255]).join('.');
  return `${groups.slice(0, 4).join(':')}::/64`;
}

/** Where a request comes from: the socket, or what the outermost of our own proxies saw. The rest of the header is the client's word. */
export function requestAddress(headers: Headers, socketAddress: string, trustedProxies: number): string {
  if (trustedProxies === 0) return socketAddress;
  const forwarded = (headers.get('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  return forwarded.at(-trustedProxies) || socketAddress;
}
