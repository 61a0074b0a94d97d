/** "Våler (Østfold)": the county stands behind a name that two municipalities bear. */
export function withoutCounty(name: string): string {
  return name.replace(/ \(.*\)$/, '');
}

/** Names without their counties, but where two of them would be alike. */
export function shortNames(names: readonly string[]): string[] {
  const short = names.map(withoutCounty);
  const seen = new Set<string>();
  const twice = new Set(short.filter((name) => seen.has(name) || !seen.add(name)));
  return names.map((name) => (twice.has(withoutCounty(name)) ? name : withoutCounty(name)));
}
