/** A network and a topic as an address of the API names them; a topic that is null is not asked for. */
export function readMunicipalities(params: URLSearchParams): { network: string; topic: string | null } {
  return { network: params.get('network') ?? '', topic: params.get('topic') };
}

/** The municipality that something is to be added to; null where the address names none. */
export const readPlace = (params: URLSearchParams): string | null => params.get('municipality');
