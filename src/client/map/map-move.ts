/**
 * Trying a centre elsewhere: drag a host, or focus it and use Shift with the arrow keys. Enter or letting go asks for the move, Escape
 * puts it back. The map only asks; the page answers and draws.
 *
 * `try-host` { from, to, say(lines) }: the page may call `say` with what it would mean, to be shown on the card.
 * `move-host` { from, to }: the centre is to move there.
 */
import { drag, select } from 'd3';
import { cellOf, markRect, neighbourTowards } from './map-cells.ts';
import type { NetworkMap } from './network-map.ts';
import type { MapWords } from '#i18n/map.ts';
import type { MapScene } from '#map/drawing/scene.ts';
import { svgNamespace } from '#map/drawing/shape.ts';
import { itemAt } from '#lists/item-at.ts';

const arrows: Record<string, [number, number]> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

export function makeMovable(map: NetworkMap, live: { scene: MapScene }, words: MapWords): void {
  let from: string | null = null;
  let to: string | null = null;
  let ghost: SVGGElement | null = null;

  const nameOf = (code: string) => live.scene.municipalities.find((municipality) => municipality.code === code)?.name ?? code;
  const tell = (type: string, detail: object) => map.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));

  function begin(code: string): void {
    from = code;
    to = code;
    map.setAttribute('moving', '');
    const mark = map.visiblePicture().querySelector<SVGGElement>(`.mark[data-code="${CSS.escape(code)}"]`);
    if (!mark) return;
    ghost = document.createElementNS(svgNamespace, 'g');
    ghost.setAttribute('class', 'ghost');
    ghost.setAttribute('transform', mark.getAttribute('transform') ?? '');
    const disc = document.createElementNS(svgNamespace, 'circle');
    const radii = [...mark.querySelectorAll('circle:not(.halo)')].map((circle) => Number(circle.getAttribute('r')));
    disc.setAttribute('r', String(Math.max(...radii)));
    ghost.append(disc);
    mark.parentElement?.append(ghost);
  }

  function consider(code: string): void {
    if (from === null || code === to) return;
    to = code;
    const cell = map.visibleCell(code);
    if (!cell) return;
    const title = words.ifHere(nameOf(code));
    const say = (lines: string[]) => {
      if (to !== code) return;
      map.showCard([title, ...lines], markRect(cell));
      announce([title, ...lines].join('. '));
    };
    say([]);
    if (code !== from) tell('try-host', { from, to: code, say });
  }

  function end(accept: boolean): void {
    const move = { from, to };
    ghost?.remove();
    map.removeAttribute('moving');
    [from, to, ghost] = [null, null, null];
    map.showCard([], map.getBoundingClientRect());
    if (accept && move.from !== move.to) tell('move-host', move);
  }

  function announce(text: string): void {
    const said = map.querySelector('.map-said');
    if (said) said.textContent = text;
  }

  map.querySelector('.map-hint')?.removeAttribute('hidden');
  for (const svg of map.pictures()) {
    const grip = drag<SVGSVGElement, unknown>()
      .filter((event: PointerEvent) => event.button === 0 && event.target instanceof Element && event.target.closest('.mark.host') !== null)
      .on('start', (event) => {
        const mark = (event.sourceEvent.target as Element).closest<SVGElement>('.mark.host');
        if (mark?.dataset.code) begin(mark.dataset.code);
      })
      .on('drag', (event) => {
        if (from === null) return;
        ghost?.setAttribute('transform', `translate(${event.x},${event.y})`);
        const { clientX, clientY } = pointOf(event.sourceEvent);
        const cell = document
          .elementsFromPoint(clientX, clientY)
          .map(cellOf)
          .find((found) => found !== null);
        if (cell?.dataset.code) consider(cell.dataset.code);
      })
      .on('end', () => from !== null && end(true));
    select<SVGSVGElement, unknown>(svg).call(grip);
  }

  map.addEventListener('keydown', (event) => {
    const cell = cellOf(event.target);
    const code = cell?.dataset.code;
    const direction = arrows[event.key];
    if (event.key === 'Escape' && from !== null) end(false);
    else if (event.key === 'Enter' && from !== null) {
      event.preventDefault();
      end(true);
    } else if (direction && event.shiftKey && code) {
      event.preventDefault();
      if (from === null && live.scene.hosts.includes(code)) begin(code);
      const start = to !== null ? map.visibleCell(to) : null;
      const next = start && neighbourTowards(start, direction);
      if (!next?.dataset.code) return;
      const mark = map.visiblePicture().querySelector(`.mark[data-code="${CSS.escape(next.dataset.code)}"]`);
      ghost?.setAttribute('transform', mark?.getAttribute('transform') ?? '');
      consider(next.dataset.code);
    }
  });
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && from !== null) end(false);
  });
}

const pointOf = (event: MouseEvent | TouchEvent): { clientX: number; clientY: number } =>
  'touches' in event ? itemAt(event.changedTouches, 0) : event;
