/** Answers the plan's question while its controls move: solved in a worker, drawn by the same words as on the server. */
import '#client/map/network-map.ts';
import { addressForTopic, addressOf, isAssumption } from './plan-form.ts';
import type { SitingNews, SitingTask } from './siting-worker.ts';
import type { PlanFacts } from '#planning/facts.ts';
import type { MoneyShown } from '#planning/money.ts';
import { movedOutcome } from '#planning/moved-centre.ts';
import { ParameterError } from '#planning/parameters.ts';
import { type PlanQuestion, mostCentres, readQuestion } from '#planning/question.ts';
import type { Locale } from '#i18n/locale.ts';
import { plan } from '#i18n/plan.ts';
import { noAnswerMarkup } from '#planning/render/answer.ts';
import { fieldDefaults, problemSentence } from '#planning/render/form.ts';
import { regions } from '#planning/render/regions.ts';
import { sceneOf } from '#planning/render/scene.ts';
import { triedLines } from '#planning/render/moved-centre.ts';
import { type PlanView, isAnswer, isFound, placeNames } from '#planning/render/view.ts';

interface PlanData {
  facts: PlanFacts;
  shown: MoneyShown;
  locale: Locale;
  /** Whether the server left nothing to be worked out here. */
  complete: boolean;
}

const slowMs = 300;
/** In networks of more municipalities than this, a question that is no longer asked is not worth waiting for. */
const quickMunicipalities = 10;

class PlanPage extends HTMLElement {
  #data!: PlanData;
  #form!: HTMLFormElement;
  #worker?: Worker;
  #asked = 0;
  /** the newest question with any answer, and with its last */
  #heard = 0;
  #finished = 0;
  #topicChanges = 0;
  #question?: PlanQuestion;
  #view?: PlanView;
  #drawn = new Map<string, string>();

  connectedCallback(): void {
    const data = this.querySelector('script[data-plan]')?.textContent;
    const form = this.querySelector('form');
    // Without an answer on the page the form is sent as it is.
    if (!data || !form || !this.querySelector('[data-found]')) return;
    this.#data = JSON.parse(data);
    this.#form = form;
    this.#startWorker();
    this.#prepareControls();
    this.#prepareTrying();
    this.#pairTableWithMap();
    this.addEventListener('input', ({ target }) => this.#changed(target));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#ask();
    });
    this.#solve(readQuestion(addressOf(form), this.#data.facts));
  }

  disconnectedCallback(): void {
    this.#worker?.terminate();
  }

  #startWorker(): void {
    this.#worker?.terminate();
    this.#worker = new Worker(new URL('./siting-worker.ts', import.meta.url), { type: 'module' });
    this.#worker.addEventListener('message', ({ data: news }: MessageEvent<SitingNews>) => this.#hear(news));
  }

  #prepareControls(): void {
    // On a telephone the answer comes before what it was counted with; there a summary opens it.
    if (matchMedia('(max-width: 700px)').matches) this.#form.querySelector('.plan-assumptions')?.removeAttribute('open');
    const centres = this.#control('centres');
    for (const button of this.#form.querySelectorAll<HTMLButtonElement>('[data-step]')) {
      button.hidden = false;
      button.addEventListener('click', () => {
        const wanted = Number(centres.value) + Number(button.dataset.step);
        centres.value = String(Math.min(mostCentres, Math.max(1, wanted)));
        this.#ask();
      });
    }
    this.addEventListener('click', (event) => {
      if (!(event.target instanceof Element)) return;
      if (event.target.closest('[data-reset]')) {
        event.preventDefault();
        this.#fill(new URLSearchParams());
      }
      const assumption = event.target.closest<HTMLAnchorElement>('.rests a');
      if (assumption) {
        event.preventDefault();
        this.#show(assumption.hash.slice(1));
      }
      const link = event.target.closest<HTMLAnchorElement>('.plan-none a');
      if (link) {
        event.preventDefault();
        centres.value = new URL(link.href).searchParams.get('centres') ?? '1';
        this.#ask();
      }
    });
  }

  /** Opens what an assumption lies folded in, and goes there. */
  #show(id: string): void {
    const place = document.getElementById(id);
    for (let folded = place?.closest('details'); folded; folded = folded.parentElement?.closest('details')) folded.open = true;
    const goal = place instanceof HTMLDetailsElement ? place.querySelector('summary') : place;
    goal?.focus();
  }

  #control(name: string): HTMLInputElement {
    const control = this.#form.elements.namedItem(name);
    if (!(control instanceof HTMLInputElement)) throw new Error(`The plan's form has no field "${name}".`);
    return control;
  }

  #changed(target: EventTarget | null): void {
    if (target instanceof HTMLSelectElement && target.name === 'topic') void this.#changeTopic();
    else this.#ask();
  }

  /** Fills in the assumptions of an address; those that it does not name are emptied and mean their defaults. */
  #fill(params: URLSearchParams): void {
    for (const control of this.#form.elements) {
      if (control instanceof HTMLInputElement && isAssumption(control.name)) control.value = params.get(control.name) ?? '';
    }
    this.#ask();
  }

  #ask(): void {
    const params = addressOf(this.#form);
    let question: PlanQuestion;
    try {
      question = readQuestion(params, this.#data.facts);
    } catch (error) {
      if (!(error instanceof ParameterError)) throw error;
      this.#showFaults(error);
      return;
    }
    this.#showFaults();
    history.replaceState(history.state, '', `/plan?${params}`);
    this.#solve(question);
  }

  #solve(question: PlanQuestion): void {
    const { facts, shown } = this.#data;
    this.#question = question;
    if (this.#finished < this.#asked && facts.municipalities.length > quickMunicipalities) this.#startWorker();
    const id = ++this.#asked;
    const task: SitingTask = { id, facts, question, shown };
    this.#worker?.postMessage(task);
    setTimeout(() => id === this.#asked && this.#heard !== id && this.toggleAttribute('working', true), slowMs);
  }

  #showFaults(error?: ParameterError): void {
    const { facts, locale } = this.#data;
    const problems = error?.problems ?? [];
    const said = this.querySelector<HTMLElement>('[data-fault]');
    if (said) {
      said.hidden = problems.length === 0;
      said.textContent = problems.map((problem) => problemSentence(problem, facts, locale)).join('. ');
    }
    const faulty = new Set(problems.map(({ parameter }) => parameter));
    for (const control of this.#form.elements) {
      if (!(control instanceof HTMLInputElement)) continue;
      if (faulty.has(control.name)) control.setAttribute('aria-invalid', 'true');
      else control.removeAttribute('aria-invalid');
    }
  }

  #hear({ id, plan: found, last }: SitingNews): void {
    if (last) this.#finished = id;
    if (id !== this.#asked || !this.#question) return;
    this.toggleAttribute('working', false);
    const { facts, locale } = this.#data;
    const place = this.querySelector<HTMLElement>('[data-found]');
    const none = this.querySelector<HTMLElement>('[data-none]');
    if (!place || !none) return;
    const { answer } = found;
    place.hidden = !isAnswer(answer);
    none.hidden = isAnswer(answer);
    this.#showDefaults();
    this.#heard = id;
    if (!isFound(found)) {
      if (!isAnswer(answer)) none.innerHTML = noAnswerMarkup(answer, addressOf(this.#form), locale).text;
      return;
    }
    this.#view = { ...found, facts, locale };
    // The first answer is the server's own, drawn already where it was complete.
    if (id > 1 || !this.#data.complete) this.#draw(this.#view);
  }

  #draw(view: PlanView): void {
    for (const place of this.querySelectorAll<HTMLElement>('[data-region]')) {
      const name = Object.keys(regions).find((region): region is keyof typeof regions => region === place.dataset.region);
      if (!name) continue;
      const { text } = regions[name](view);
      if (this.#drawn.get(name) === text) continue;
      this.#drawn.set(name, text);
      const open = [...place.querySelectorAll('details[open]')].map((details) => details.getAttribute('data-key'));
      place.innerHTML = text;
      for (const details of place.querySelectorAll('details')) details.open = open.includes(details.getAttribute('data-key'));
    }
    this.#putBack();
  }

  /** A municipality pointed at on the map is tinted in the table, and the other way round. */
  #pairTableWithMap(): void {
    this.addEventListener('municipality-shown', (event) => {
      const { code } = (event as CustomEvent<{ code: string | null }>).detail;
      for (const row of this.querySelectorAll<HTMLElement>('tr[data-code]')) row.classList.toggle('pointed', row.dataset.code === code);
    });
    const table = this.querySelector('[data-region=table]');
    const highlight = (code: string | null) => this.querySelector('network-map')?.highlight(code);
    table?.addEventListener('pointerover', ({ target }) => {
      if (target instanceof Element) highlight(target.closest<HTMLElement>('tr[data-code]')?.dataset.code ?? null);
    });
    table?.addEventListener('pointerleave', () => highlight(null));
  }

  /** The map asks what a move would mean, and the page answers; the answer itself stays where it is. */
  #prepareTrying(): void {
    const read = (event: Event) => {
      const { from, to, say } = (event as CustomEvent<{ from: string; to: string; say?: (lines: string[]) => void }>).detail;
      const place = (code: string) => this.#data.facts.municipalities.findIndex((municipality) => municipality.code === code);
      const question = this.#question;
      const hosts = this.#view?.answer.outcome.hosts;
      const outcome = question && hosts && movedOutcome({ ...this.#data, question }, hosts, place(from), place(to));
      return {
        outcome,
        lines: this.#view && outcome ? triedLines(this.#view, outcome) : [],
        name: placeNames(this.#data.facts)[place(to)] ?? '',
        say,
      };
    };
    this.addEventListener('try-host', (event) => {
      const { lines, say } = read(event);
      say?.(lines);
    });
    this.addEventListener('move-host', (event) => {
      const { outcome, lines, name } = read(event);
      const said = this.querySelector<HTMLElement>('[data-tried]');
      if (!outcome || !this.#view || !said) return;
      const view = this.#view;
      void this.querySelector('network-map')?.update(sceneOf({ ...view, answer: { ...view.answer, outcome } }, 'strength'));
      said.hidden = false;
      said.firstElementChild!.textContent = [plan[this.#data.locale].tried(name), ...lines].join('. ');
    });
    this.querySelector('[data-tried] button')?.addEventListener('click', () => this.#putBack());
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && this.#putBack());
  }

  #putBack(): void {
    this.querySelector('[data-tried]')?.setAttribute('hidden', '');
    if (this.#view) void this.querySelector('network-map')?.update(sceneOf(this.#view, 'strength'));
  }

  #showDefaults(): void {
    if (!this.#question) return;
    const { facts, locale } = this.#data;
    const t = plan[locale];
    for (const [name, value] of Object.entries(fieldDefaults(facts, this.#question, locale))) {
      const control = this.#form.elements.namedItem(name);
      if (control instanceof HTMLInputElement) control.placeholder = value;
    }
    for (const { code, statedHours } of facts.municipalities) {
      const source = code in this.#question.assumptions.need ? 'asked' : statedHours === undefined ? 'estimated' : 'stated';
      const said = this.querySelector(`[data-need-source="${CSS.escape(code)}"]`);
      if (said) said.textContent = t.needSources[source];
    }
    const label = this.querySelector('[data-centre-for]');
    if (label) label.textContent = t.centreFor(this.#question.centres);
    for (const button of this.#form.querySelectorAll<HTMLButtonElement>('[data-step]')) {
      const wanted = this.#question.centres + Number(button.dataset.step);
      button.ariaDisabled = String(wanted < 1 || wanted > mostCentres);
    }
    this.querySelector('[data-reset]')?.toggleAttribute('hidden', ![...addressOf(this.#form).keys()].some(isAssumption));
  }

  /** Another topic has other facts: its page is fetched for them, again where the server is busy, and the answer is worked out here as ever. */
  async #changeTopic(): Promise<void> {
    const change = ++this.#topicChanges;
    const params = addressForTopic(addressOf(this.#form));
    const response = await fetch(`/plan?${params}`);
    if (change !== this.#topicChanges) return;
    if (response.status === 503) {
      this.toggleAttribute('working', true);
      setTimeout(() => change === this.#topicChanges && void this.#changeTopic(), 1000 * Number(response.headers.get('retry-after')));
      return;
    }
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const data = page.querySelector('script[data-plan]')?.textContent;
    if (!response.ok || !data) {
      location.assign(`/plan?${params}`);
      return;
    }
    this.#data = JSON.parse(data);
    this.#fill(params);
  }
}

customElements.define('plan-page', PlanPage);
