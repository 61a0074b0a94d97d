/** A municipality that may hold a centre. */
interface Host {
  code: string;
  /** hours a year */
  ownHours?: number;
}

/** The order in which hosts are named and lettered wherever they stand: most own hours first, of equals the lower code. */
export function hostOrder<Given extends Host>(hosts: readonly Given[]): Given[] {
  return hosts.toSorted((a, b) => (b.ownHours ?? 0) - (a.ownHours ?? 0) || (a.code < b.code ? -1 : 1));
}

/** `A` for the first host, `B` for the next, by code; none where there is only one. */
export function hostLetters(hosts: readonly Host[]): Map<string, string> {
  return new Map(hosts.length > 1 ? hostOrder(hosts).map(({ code }, k) => [code, String.fromCharCode(65 + k)]) : []);
}
