/** What was just saved, as the address that a form leads to names it; it may be anything. */
export const readSaved = (params: URLSearchParams): string => params.get('saved') ?? '';
