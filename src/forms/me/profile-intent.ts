import { z } from 'astro/zod';
import { personPolicy } from '#access/people.ts';
import type { Viewer } from '#access/viewer.ts';
import type { ChangeMeanwhile } from '#changes/errors.ts';
import { listPossibleStandIns } from '#db/queries/profiles.ts';
import { clock, date, sharedNumber } from '#i18n/format.ts';
import type { Locale } from '#i18n/locale.ts';
import { profile } from '#i18n/me.ts';
import { languageName } from '#i18n/languages.ts';
import { words } from '#i18n/words.ts';
import { weekdays } from '#time/workday.ts';
import { intentsOf, type Sender } from '../intent.ts';
import { versionField } from '#views/me/profile-form.ts';

/** As the record holds them. */
const languageCodes = z.array(z.string());
const workWeek = z.partialRecord(z.enum(weekdays), z.object({ from: z.string(), to: z.string() }));

/** Something that one part of the profile is sent for; `saved` names the part. */
export const profileIntent = intentsOf({
  route: '/me',
  policy: personPolicy.haveProfile,
  refused: 'change a profile, for it has none',
  labels: labelsOf,
  versionField,
  show: shownAs,
  goTo: (part) => `/me?saved=${part}#${part}`,
});

function labelsOf(locale: Locale): Record<string, string> {
  const t = profile[locale];
  return {
    phone: t.telephone,
    languages: t.languages,
    contactFor: t.contactFor,
    workdays: t.week,
    contactAudience: t.seenBy,
    topicsAudience: t.seenBy,
    hoursAudience: t.seenBy,
    absenceAudience: t.seenBy,
    absentFrom: t.awayFrom,
    absentUntil: t.awayUntil,
    standInId: t.standIn,
    topicSlug: t.topic,
    level: t.level,
    evidence: t.evidence,
    askedHours: t.hoursAMonth,
    ...Object.fromEntries(weekdays.map((day) => [`workdays.${day}`, `${t.week}, ${words[locale].weekdays[day]}`])),
  };
}

/** What was written meanwhile into a field, by an editor or in another window, as the page shows it. */
async function shownAs({ field, to }: ChangeMeanwhile, { locale, viewer, database }: Sender<Viewer>): Promise<string> {
  if (to === null || to === undefined) return '';
  if (field.endsWith('Audience')) {
    const { nobody, network } = words[locale].audiences;
    return to === 'municipality' ? profile[locale].ownMunicipality : to === 'network' ? network : nobody;
  }
  if (field === 'absentFrom' || field === 'absentUntil') return date(locale, String(to));
  if (field === 'languages')
    return languageCodes
      .parse(to)
      .map((code) => languageName(locale, code))
      .join(', ');
  if (field === 'workdays') {
    const days = workWeek.parse(to);
    return weekdays
      .flatMap((day) => {
        const hours = days[day];
        return hours ? [`${words[locale].weekdays[day]} ${clock(locale, hours.from)}–${clock(locale, hours.to)}`] : [];
      })
      .join(', ');
  }
  if (field === 'standInId') {
    const standIn = (await listPossibleStandIns(database.read, viewer)).find(({ id }) => id === to);
    return standIn ? `${standIn.givenName} ${standIn.familyName}` : '';
  }
  return typeof to === 'number' ? sharedNumber(locale, to) : String(to);
}
