import { z } from 'astro/zod';
import { audiences } from '#access/visibility.ts';
import { changeProfile } from '#changes/people/profile.ts';
import { languageCode } from '#i18n/languages.ts';
import { weekdays, type Workdays } from '#time/workday.ts';
import { choice, field, type SentField, text, version } from '../fields.ts';
import { profileIntent } from './profile-intent.ts';

export const contact = profileIntent({
  do: 'contact',
  saved: 'reach',
  schema: z.object({
    phone: text,
    languages: text.transform((names) => names.split(/[,;]/).flatMap((name) => (name.trim() ? [languageCode(name) ?? name.trim()] : []))),
    contactFor: text,
    contactAudience: choice(audiences),
    workdays: field.transform(workdaysOf),
    version,
  }),
  change: (input, { database, viewer, now }) => changeProfile(database, viewer, now, input),
});

/** The week has three fields a day; a day without times is none. */
function workdaysOf(sent: SentField): Workdays {
  const workdays: Workdays = {};
  for (const day of weekdays) {
    const from = clockTime(sent.beside(`${day}From`));
    const to = clockTime(sent.beside(`${day}To`));
    if (from || to) workdays[day] = { from, to, place: sent.beside(`${day}Place`) === 'home' ? 'home' : 'office' };
  }
  return workdays;
}

/** 8, 8.30, 0830 and 08:30 all mean a time; anything else stays as it is, for the change to refuse. */
function clockTime(typed: string): string {
  const [, hour, minute] = /^\s*(\d{1,2})(?:[:.\s]?(\d{2}))?\s*$/.exec(typed) ?? [];
  return hour === undefined ? typed.trim() : `${hour.padStart(2, '0')}:${minute ?? '00'}`;
}
