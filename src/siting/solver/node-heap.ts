/** A binary heap of nodes, lowest bound first; of equal bounds the youngest, so that plans are found early. */
export class NodeHeap<T extends { bound: number; order: number }> {
  readonly #nodes: T[] = [];

  get size(): number {
    return this.#nodes.length;
  }

  /** The lowest bound of all. */
  least(): number {
    return this.#nodes[0].bound;
  }

  push(node: T): void {
    const nodes = this.#nodes;
    let at = nodes.push(node) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!before(node, nodes[parent])) break;
      nodes[at] = nodes[parent];
      at = parent;
    }
    nodes[at] = node;
  }

  /** Takes the first; there must be one. */
  pop(): T {
    const nodes = this.#nodes;
    const top = nodes[0];
    const last = nodes[nodes.length - 1];
    nodes.length--;
    if (nodes.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= nodes.length) break;
      if (child + 1 < nodes.length && before(nodes[child + 1], nodes[child])) child++;
      if (!before(nodes[child], last)) break;
      nodes[at] = nodes[child];
      at = child;
    }
    nodes[at] = last;
    return top;
  }
}

function before<T extends { bound: number; order: number }>(a: T, b: T): boolean {
  return a.bound < b.bound || (a.bound === b.bound && a.order > b.order);
}
