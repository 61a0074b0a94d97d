/** Asks before a page is left, by another form of it too, while something is typed in the form within that is not saved. */
class UnsavedWarningElement extends HTMLElement {
  private initially = '';
  private sending = false;

  connectedCallback(): void {
    const form = this.querySelector('form');
    if (!form) return;
    const typed = () => JSON.stringify([...new FormData(form)]);
    this.initially = typed();
    form.addEventListener('submit', () => (this.sending = true));
    window.addEventListener('pageshow', () => (this.sending = false));
    window.addEventListener('beforeunload', (event) => {
      if (!this.sending && (this.hasAttribute('unsaved') || typed() !== this.initially)) event.preventDefault();
    });
  }
}

customElements.define('unsaved-warning', UnsavedWarningElement);
