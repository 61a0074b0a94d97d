/**
 * Searches while one types: asks the server for the same page with the form's values and swaps the regions marked `data-live`.
 * Without it the form works by its button.
 */
const typingPauseMs = 180;
const patienceMs = 300;

class ExpertsLive extends HTMLElement {
  private waiting = 0;
  private underWay: AbortController | undefined;

  connectedCallback(): void {
    this.addEventListener('input', (event) => {
      const typing = event.target instanceof HTMLInputElement && event.target.type === 'search';
      clearTimeout(this.waiting);
      this.waiting = window.setTimeout(() => void this.search(), typing ? typingPauseMs : 0);
    });
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      clearTimeout(this.waiting);
      void this.search();
    });
  }

  private get form(): HTMLFormElement {
    return this.querySelector('form')!;
  }

  /** The form's values without what says nothing. */
  private address(): string {
    const usual: Record<string, string> = { match: 'any', sort: 'best' };
    const params = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) {
      if (typeof value === 'string' && value.trim() && usual[name] !== value) params.append(name, value.trim());
    }
    return `${this.form.action}${params.size > 0 ? `?${params}` : ''}`;
  }

  private async search(): Promise<void> {
    this.underWay?.abort();
    const controller = new AbortController();
    this.underWay = controller;
    const loading = this.querySelector<HTMLElement>('#experts-loading')!;
    const slow = setTimeout(() => (loading.hidden = false), patienceMs);
    const address = this.address();
    try {
      const response = await fetch(address, { signal: controller.signal });
      if (response.redirected || !response.ok) {
        location.assign(response.redirected ? response.url : address);
        return;
      }
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      if (controller.signal.aborted) return;
      this.show(page);
      history.replaceState(null, '', address);
    } catch (error) {
      if (!controller.signal.aborted) throw error;
    } finally {
      clearTimeout(slow);
      if (this.underWay === controller) loading.hidden = true;
    }
  }

  /** Swaps the live regions, keeping the focus and what was opened and closed by hand. */
  private show(page: Document): void {
    const focused = document.activeElement?.id;
    for (const region of this.querySelectorAll('[data-live]')) {
      const fresh = page.getElementById(region.id);
      if (!fresh) continue;
      for (const details of region.querySelectorAll('details')) {
        const same = fresh.querySelector<HTMLDetailsElement>(`#${CSS.escape(details.id)}`);
        if (same) same.open = details.open;
      }
      region.replaceWith(fresh);
    }
    document.title = page.title;
    if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus({ preventScroll: true });
    this.querySelector('#experts-status')!.textContent = this.querySelector('#results-heading')!.textContent;
  }
}

customElements.define('experts-live', ExpertsLive);
