type Value = string | number | boolean | null | undefined;

/** An address without what says nothing: what is empty, none or not so is left out, and yes is 1. */
export function written(path: string, parameters: Record<string, Value | readonly Value[]>): string {
  const query = new URLSearchParams();
  for (const [name, values] of Object.entries(parameters)) {
    for (const value of [values].flat()) if (value) query.append(name, value === true ? '1' : String(value));
  }
  return query.size > 0 ? `${path}?${query}` : path;
}
