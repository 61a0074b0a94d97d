/**
 * <network-map>: brings the server's picture of a network to life. A card on hover and focus, arrow keys between municipalities, a
 * choice of layers, and `update(scene)` for pages whose scene moves. Without it the picture stays as the server drew it.
 *
 * Events, all bubbling: `municipality-shown` { code: string | null } as a municipality is pointed at or focused; those of a movable
 * map are named in map-move.ts.
 */
import { cellOf, markRect, neighbourTowards } from './map-cells.ts';
import type { LiveMap } from './map-live.ts';
import type { MapLayer, MapScene } from '#map/drawing/scene.ts';
import { svgNamespace } from '#map/drawing/shape.ts';
import { itemAt } from '#lists/item-at.ts';

const directions: Record<string, [number, number]> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};
const cardGapPx = 10;

declare global {
  interface HTMLElementTagNameMap {
    'network-map': NetworkMap;
  }
}

export class NetworkMap extends HTMLElement {
  private live: Promise<LiveMap> | undefined;
  private shownCode: string | null = null;

  connectedCallback(): void {
    for (const svg of this.pictures()) rove(svg);
    this.addEventListener('pointerover', (event) => this.show(cellOf(event.target)));
    this.addEventListener('pointerleave', () => this.show(this.focusedCell()));
    this.addEventListener('focusin', (event) => this.show(cellOf(event.target)));
    this.addEventListener('focusout', () => this.show(null));
    this.addEventListener('keydown', (event) => this.moveFocus(event));
    const data = this.querySelector('script[type="application/json"]');
    if (data) this.live = import('./map-live.ts').then(({ LiveMap }) => new LiveMap(this, JSON.parse(data.textContent ?? '')));
    this.readyLayers();
  }

  /** Draws another scene of the same municipalities; what moved, moves there. */
  async update(scene: MapScene): Promise<void> {
    const live = await this.live;
    if (!live) throw new Error('This map came without its scene: render <NetworkMap live> to update it.');
    live.update({ ...scene, layer: live.scene.layer });
    const cell = this.shownCode && this.visibleCell(this.shownCode);
    if (cell) this.show(cell);
  }

  /** Shows a municipality as if it were pointed at, for tables beside the map; null shows none. */
  highlight(code: string | null): void {
    this.show(code === null ? null : this.visibleCell(code), false);
  }

  pictures(): SVGSVGElement[] {
    return [...this.querySelectorAll<SVGSVGElement>('.map-view > svg')];
  }

  visiblePicture(): SVGSVGElement {
    const pictures = this.pictures();
    return pictures.find((svg) => svg.getBoundingClientRect().width > 0) ?? itemAt(pictures, 0);
  }

  visibleCell(code: string): SVGElement | null {
    return this.visiblePicture().querySelector<SVGElement>(`.cell[data-code="${CSS.escape(code)}"]`);
  }

  /** Puts lines of text beside a place of the picture; the first stands out. */
  showCard(lines: string[], around: DOMRect): void {
    const card = this.card();
    card.replaceChildren(
      ...lines.map((line, index) => Object.assign(document.createElement(index === 0 ? 'strong' : 'span'), { textContent: line })),
    );
    card.hidden = lines.length === 0;
    const here = this.getBoundingClientRect();
    const left = Math.max(
      8,
      Math.min(around.left - here.left + around.width / 2 - card.offsetWidth / 2, here.width - card.offsetWidth - 8),
    );
    const above = around.top - here.top - card.offsetHeight - cardGapPx;
    const top = above >= 4 ? above : Math.min(around.bottom - here.top + cardGapPx, here.height - card.offsetHeight - 4);
    card.style.left = `${left}px`;
    card.style.top = `${top}px`;
  }

  private show(cell: SVGElement | null, tell = true): void {
    // While a centre is being moved, the card says what the move would mean.
    if (this.hasAttribute('moving')) return;
    const code = cell?.dataset.code ?? null;
    for (const path of this.querySelectorAll('.highlight')) path.remove();
    if (cell) {
      outline(cell);
      this.showCard((cell.dataset.card ?? '').split('\n'), markRect(cell));
    } else {
      this.card().hidden = true;
    }
    if (code === this.shownCode) return;
    this.shownCode = code;
    if (tell) this.dispatchEvent(new CustomEvent('municipality-shown', { detail: { code }, bubbles: true }));
  }

  private card(): HTMLElement {
    return this.querySelector<HTMLElement>('.map-card')!;
  }

  private focusedCell(): SVGElement | null {
    return this.contains(document.activeElement) ? cellOf(document.activeElement) : null;
  }

  private moveFocus(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.show(null);
    const direction = directions[event.key];
    const from = cellOf(event.target);
    if (!direction || !from || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = neighbourTowards(from, direction);
    event.preventDefault();
    if (!next) return;
    from.setAttribute('tabindex', '-1');
    next.setAttribute('tabindex', '0');
    next.focus();
  }

  private readyLayers(): void {
    const layers = this.querySelector<HTMLElement>('.map-layers');
    if (!layers) return;
    layers.hidden = false;
    layers.addEventListener('click', async (event) => {
      const button = (event.target as Element).closest<HTMLButtonElement>('button[data-layer]');
      const live = button && (await this.live);
      if (!live) return;
      for (const other of layers.querySelectorAll('button')) other.setAttribute('aria-pressed', String(other === button));
      live.update({ ...live.scene, layer: button.dataset.layer as MapLayer });
      this.dispatchEvent(new CustomEvent('layer-chosen', { detail: { layer: button.dataset.layer }, bubbles: true }));
    });
  }
}

/** One municipality of each picture is reached by Tab, the others by the arrow keys. */
function rove(svg: SVGSVGElement): void {
  svg.querySelectorAll('.cell').forEach((cell, index) => cell.setAttribute('tabindex', index === 0 ? '0' : '-1'));
}

/** The edge of the cell above all other cells, below lines and marks. */
function outline(cell: SVGElement): void {
  const edge = document.createElementNS(svgNamespace, 'path');
  edge.setAttribute('class', 'highlight');
  edge.setAttribute('d', cell.querySelector('.fill')?.getAttribute('d') ?? '');
  cell.ownerSVGElement?.querySelector('.rings')?.before(edge);
}

if (!customElements.get('network-map')) customElements.define('network-map', NetworkMap);
