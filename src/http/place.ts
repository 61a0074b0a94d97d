import type { APIContext, AstroGlobal } from 'astro';
import { addressPlace, requestAddress } from './client-address.ts';
import { settings } from '#server/settings.ts';

/** The place a request comes from, as it is counted. */
export function placeOf({ request, clientAddress }: Pick<APIContext | AstroGlobal, 'request' | 'clientAddress'>): string {
  return addressPlace(requestAddress(request.headers, clientAddress, settings.trustedProxies));
}
