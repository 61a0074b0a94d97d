import { date, time } from './format.ts';
import type { Locale } from './locale.ts';

/** The same shape as changes/errors.ts gives. */
interface Change {
  at: Date;
  by: { self: boolean; name: string | null };
  /** Whether the form has the new value now. */
  taken: boolean;
}

const en = {
  changed: (label: string, value: string, by: string, when: string) =>
    `${label}: ${by} changed this to ${value} ${when}, while you had the page open. Nothing was saved; save again to keep what you typed`,
  taken: (label: string, value: string, by: string, when: string) =>
    `${label}: ${by} changed this to ${value} ${when}, while you had the page open, and so it stands here now. Nothing was saved; save again`,
  empty: 'nothing',
  quoted: (value: string) => `“${value}”`,
  self: 'you',
  somebody: 'somebody',
  when: (day: string, clock: string) => `on ${day} at ${clock}`,
  unknown: 'Nothing was saved: this page does not say how old it is. Look through it, and save again',
};

const nb: typeof en = {
  changed: (label, value, by, when) =>
    `${label}: ${by} endret dette til ${value} ${when}, mens du hadde siden åpen. Ingenting ble lagret; lagre på nytt for å beholde det du har skrevet`,
  taken: (label, value, by, when) =>
    `${label}: ${by} endret dette til ${value} ${when}, mens du hadde siden åpen, og slik står det her nå. Ingenting ble lagret; lagre på nytt`,
  empty: 'ingenting',
  quoted: (value) => `«${value}»`,
  self: 'du',
  somebody: 'noen',
  when: (day, clock) => `den ${day} kl. ${clock}`,
  unknown: 'Ingenting ble lagret: siden sier ikke hvor gammel den er. Se gjennom den og lagre på nytt',
};

const messages = { en, nb };

/** Says of a field what it was changed to meanwhile, when and by whom; `label` is the field's own, `value` as the page shows it. */
export function meanwhile(locale: Locale, label: string, value: string, { at, by, taken }: Change): string {
  const t = messages[locale];
  const who = by.self ? t.self : (by.name ?? t.somebody);
  return (taken ? t.taken : t.changed)(label, value === '' ? t.empty : t.quoted(value), who, t.when(date(locale, at), time(locale, at)));
}

/** Where a form came without saying from which version it was made. */
export const meanwhileUnknown = (locale: Locale) => messages[locale].unknown;
