/** The municipalities of a picture as elements: which one an event met, where its mark stands, and which lies beside it. */

/** What lies at more than this angle to the side of an arrow is not in its direction: the tangent of 60 degrees. */
const widestTangent = 1.75;

export const cellOf = (target: EventTarget | null): SVGElement | null =>
  target instanceof Element ? target.closest<SVGElement>('.cell') : null;

/** The municipality nearest to `from` in a direction, measured between the marks. */
export function neighbourTowards(from: SVGElement, [dx, dy]: [number, number]): SVGElement | null {
  const start = centre(markRect(from));
  let best: SVGElement | null = null;
  let nearest = Infinity;
  for (const cell of from.ownerSVGElement?.querySelectorAll<SVGElement>('.cell') ?? []) {
    const end = centre(markRect(cell));
    const [x, y] = [end.x - start.x, end.y - start.y];
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy - y * dx);
    if (cell === from || ahead <= 0 || aside > ahead * widestTangent) continue;
    const distance = Math.hypot(x, y) + aside;
    if (distance < nearest) [best, nearest] = [cell, distance];
  }
  return best;
}

/** Where the mark of a cell stands on the screen; the cell itself where it has none. */
export function markRect(cell: SVGElement): DOMRect {
  const mark = cell.ownerSVGElement?.querySelector(`.mark[data-code="${CSS.escape(cell.dataset.code ?? '')}"]`);
  return (mark ?? cell).getBoundingClientRect();
}

const centre = (rect: DOMRect) => ({ x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 });
