import { weekdays } from '#time/workday.ts';
import { createHash } from 'node:crypto';
import type { OwnProfile } from '#db/queries/profiles.ts';
import { clock, topicLabel } from '#i18n/format.ts';
import type { Locale } from '#i18n/locale.ts';
import { profile } from '#i18n/me.ts';
import { languageName } from '#i18n/languages.ts';
import { textOf } from '#http/form-data.ts';

/** One part of the profile that is saved by a button of its own. */
interface Section {
  key: string;
  title: string;
  /** The id of the place on the page. */
  place: string;
  /** What its fields show when nothing is typed, by name. */
  saved: Record<string, string>;
}

/** The names of a section's fields begin so where the page holds the same fields several times. */
export const newPrefix = 'new-';
export const topicPrefix = (slug: string) => `${slug}-`;
export const versionField = (key: string) => `${key}-version`;
const shownField = (key: string) => `${key}-shown`;

const expertiseFields = ['level', 'evidence', 'askedHours', 'topicSlug'];

/** Takes out of a form what a section sent: it is saved, or gone. */
export function dropSection(form: FormData, key: string): void {
  const [kind = '', slug = ''] = key.split(':');
  const prefix = kind === 'topic' ? topicPrefix(slug) : newPrefix;
  const names = kind === 'topic' || kind === 'add' ? expertiseFields.map((name) => prefix + name) : Object.keys(ownFields[kind] ?? {});
  for (const name of [...names, versionField(key), shownField(key)]) form.delete(name);
}

/**
 * The profile's one form. Every button sends all of it, so that what is typed in one section outlives the saving of another: a section
 * in which something was typed shows that, and is unsaved until it is what is saved.
 */
export class ProfileForm {
  readonly unsaved: readonly Section[];
  readonly #sections: Section[];
  readonly #versions: ReadonlyMap<string, number>;
  readonly #typed: FormData;
  readonly #shownAsTyped: Set<string>;

  /**
   * `versions` are those of the rows behind the sections, by key; `typed` is what came back, empty where nothing did; `refused` is the
   * key of the section that was not saved for what is wrong with it.
   */
  constructor(locale: Locale, person: OwnProfile, versions: ReadonlyMap<string, number>, typed: FormData, refused: string | null) {
    this.#sections = sectionsOf(locale, person);
    this.#versions = versions;
    this.#typed = typed;
    this.unsaved = this.#sections.filter(
      (section) => this.#isTouched(section) && digestOf(this.#sent(section)) !== digestOf(section.saved),
    );
    this.#shownAsTyped = new Set([...this.unsaved.map(({ key }) => key), ...(refused === null ? [] : [refused])]);
  }

  value(name: string): string {
    const section = this.#sections.find(({ saved }) => name in saved);
    if (!section) return '';
    return this.#shownAsTyped.has(section.key) && this.#typed.has(name) ? textOf(this.#typed, name) : (section.saved[name] ?? '');
  }

  /** What a section tells of itself: the version that it was made from, and how its fields stood before anything was typed. */
  seen(key: string): { version: string; shown: string } {
    const section = this.#sections.find((one) => one.key === key);
    const now = { version: String(this.#versions.get(key) ?? 0), shown: digestOf(section?.saved ?? {}) };
    if (!this.#shownAsTyped.has(key)) return now;
    return { version: textOf(this.#typed, versionField(key)) || now.version, shown: textOf(this.#typed, shownField(key)) || now.shown };
  }

  isUnsaved(key: string): boolean {
    return this.unsaved.some((section) => section.key === key);
  }

  /** Whether something was typed in a section: what others changed meanwhile in one left alone is no text to lose. */
  #isTouched(section: Section): boolean {
    if (!Object.keys(section.saved).some((name) => this.#typed.has(name))) return false;
    return digestOf(this.#sent(section)) !== textOf(this.#typed, shownField(section.key));
  }

  #sent({ saved }: Section): Record<string, string> {
    return Object.fromEntries(
      Object.entries(saved).map(([name, value]) => [
        name,
        this.#typed.has(name) ? textOf(this.#typed, name).replaceAll('\r\n', '\n') : value,
      ]),
    );
  }
}

const digestOf = (fields: Record<string, string>) => createHash('sha256').update(JSON.stringify(fields)).digest('base64url').slice(0, 16);

/** The fields that belong to no topic, by section, as a profile without anything in it would show them. */
const ownFields: Record<string, Record<string, (locale: Locale, person: OwnProfile) => string>> = {
  contact: {
    phone: (_, person) => person.phone,
    languages: (locale, person) => person.languages.map((code) => languageName(locale, code)).join(', '),
    contactFor: (_, person) => person.contactFor,
    contactAudience: (_, person) => person.contactAudience,
    ...Object.fromEntries(
      weekdays.flatMap((day) => [
        [`${day}From`, (locale: Locale, { workdays }: OwnProfile) => clock(locale, workdays[day]?.from ?? '')],
        [`${day}To`, (locale: Locale, { workdays }: OwnProfile) => clock(locale, workdays[day]?.to ?? '')],
        [`${day}Place`, (_: Locale, { workdays }: OwnProfile) => workdays[day]?.place ?? 'office'],
      ]),
    ),
  },
  topicsAudience: { topicsAudience: (_, person) => person.topicsAudience },
  hoursAudience: { hoursAudience: (_, person) => person.hoursAudience },
  absence: {
    absentFrom: (_, person) => person.absentFrom ?? '',
    absentUntil: (_, person) => person.absentUntil ?? '',
    standInId: (_, person) => person.standInId ?? '',
    absenceAudience: (_, person) => person.absenceAudience,
  },
};

function sectionsOf(locale: Locale, person: OwnProfile): Section[] {
  const t = profile[locale];
  const own = (key: string, title: string, place: string): Section => ({
    key,
    title,
    place,
    saved: Object.fromEntries(Object.entries(ownFields[key] ?? {}).map(([name, read]) => [name, read(locale, person)])),
  });
  const expertise = (key: string, title: string, place: string, prefix: string, saved: Record<string, string>): Section => ({
    key,
    title,
    place,
    saved: Object.fromEntries(Object.entries(saved).map(([name, value]) => [prefix + name, value])),
  });
  return [
    own('contact', t.reach, 'reach'),
    own('topicsAudience', `${t.know}, ${t.seenBy.toLocaleLowerCase('nb')}`, 'know'),
    ...person.topics.map((topic) =>
      expertise(`topic:${topic.slug}`, topicLabel(locale, topic), `topic-${topic.slug}`, topicPrefix(topic.slug), {
        level: String(topic.level),
        evidence: topic.evidence,
        askedHours: String(topic.askedHours),
      }),
    ),
    expertise('add', t.add, 'new', newPrefix, { topicSlug: '', level: '', evidence: '', askedHours: '0' }),
    own('hoursAudience', `${t.hours}, ${t.seenBy.toLocaleLowerCase('nb')}`, 'hours'),
    own('absence', t.away, 'away'),
  ];
}
