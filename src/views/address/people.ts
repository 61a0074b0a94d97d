const longestName = 100;

/** The name, or a part of one, that the address of the people asks for. */
export function readPeople(params: URLSearchParams): string {
  return params.get('q')?.trim().slice(0, longestName) ?? '';
}
