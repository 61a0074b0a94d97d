/** The item at a position that is known to be there: where it is not, somebody counted wrongly, and hears so at once. */
export function itemAt<T>(items: ArrayLike<T>, position: number): T {
  const item = items[position];
  if (item === undefined) throw new RangeError(`Nothing stands at position ${position} of ${items.length}.`);
  return item;
}
