/**
 * Warns before the page is left with something typed that is not saved, and lets Enter press the button of the section that one types
 * in. Without it Enter sends everything to be kept, and every button brings back what was typed.
 */
class ProfileFormElement extends HTMLElement {
  private initially = '';
  private sending = false;

  connectedCallback(): void {
    this.initially = this.typed();
    this.form.addEventListener('submit', () => (this.sending = true));
    this.addEventListener('keydown', (event) => this.pressOwnButton(event));
    window.addEventListener('pageshow', () => (this.sending = false));
    window.addEventListener('beforeunload', (event) => {
      if (!this.sending && (this.hasAttribute('unsaved') || this.typed() !== this.initially)) event.preventDefault();
    });
  }

  private get form(): HTMLFormElement {
    return this.querySelector('form')!;
  }

  private typed(): string {
    return JSON.stringify([...new FormData(this.form)]);
  }

  private pressOwnButton(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
    const button = event.target.closest('[data-section]')?.querySelector<HTMLButtonElement>('button[name=do]');
    if (!button) return;
    event.preventDefault();
    button.click();
  }
}

customElements.define('profile-form', ProfileFormElement);
