/** A button that copies the text of what it is told to, and says so; without scripts it is not there. */
class CopyButtonElement extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    const source = document.getElementById(this.dataset.from ?? '');
    if (!button || !source || !navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(source.textContent.trim());
      button.textContent = this.dataset.copied ?? '';
    });
  }
}

customElements.define('copy-button', CopyButtonElement);
