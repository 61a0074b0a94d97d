import './unsaved-warning.ts';

/**
 * Lets Enter press the button of the section that one types in, and leads to what is wrong, which an address with a section in it passes
 * by. Without it Enter sends everything to be kept, and every button brings back what was typed.
 */
class ProfileFormElement extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('keydown', (event) => this.pressOwnButton(event));
    // Going to the section comes first, and takes the focus away.
    window.addEventListener('load', () => document.getElementById('error-summary')?.focus());
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
