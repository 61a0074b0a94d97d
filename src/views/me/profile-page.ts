import { mayLookUpPeople } from '#access/directory.ts';
import { isToBeAsked } from '#access/freshness.ts';
import type { Viewer } from '#access/viewer.ts';
import type { Queryable } from '#db/open.ts';
import { findOwnProfile, findProfileAs, listPossibleStandIns, type OwnProfile } from '#db/queries/profiles.ts';
import { listTopics } from '#db/queries/topics.ts';
import { findVersion, findVersions } from '#db/queries/versions.ts';
import type { Kept } from '#forms/me/answer-profile.ts';
import { sharedNumber } from '#i18n/format.ts';
import type { Locale } from '#i18n/locale.ts';
import { localDate } from '#time/oslo.ts';
import { hoursRunning, sumOfHours } from '#time/shared-hours.ts';
import { onlooker, type Onlooker, readMe } from '#views/address/me.ts';
import { ProfileForm } from './profile-form.ts';

export type OwnPage = NonNullable<Awaited<ReturnType<typeof profileOf>>>;

/** One's own page: what is saved, and beside it what was typed and came back unsaved. Somebody without a profile has a sign-in alone. */
export async function profilePage(db: Queryable, viewer: Viewer, params: URLSearchParams, kept: Kept | null, locale: Locale, now: Date) {
  const own = await profileOf(db, viewer, params, kept, locale, now);
  const errors = kept?.errors ?? [];
  return {
    own,
    errors,
    saved: kept ? kept.saved : readMe(params).saved,
    /** Where to go on: something was saved, and nothing that was typed is left. */
    goTo: kept && errors.length === 0 && !own?.form.unsaved.length ? kept.goTo : undefined,
  };
}

async function profileOf(db: Queryable, viewer: Viewer, params: URLSearchParams, kept: Kept | null, locale: Locale, now: Date) {
  const person = await findOwnProfile(db, viewer);
  if (!person) return undefined;
  const today = localDate(now);
  const failed = kept !== null && kept.errors.length > 0;
  const [intent, about = ''] = (kept?.intent ?? '').split(':');
  const seenAs = (intent === 'see' ? onlooker(about) : readMe(params).seenAs) ?? 'network';
  return {
    person,
    form: new ProfileForm(locale, person, await versionsOf(db, person), kept?.form ?? new FormData(), failed ? kept.intent : null),
    vocabulary: await listTopics(db),
    colleagues: mayLookUpPeople(viewer) ? await listPossibleStandIns(db, viewer) : [],
    seen: { as: seenAs, ...(await seenBy(db, viewer, seenAs, locale, today)) },
    hours: hoursOf(person, today),
    /** The topic whose form is open for what is wrong in it. */
    open: failed ? (intent === 'add' ? 'new' : about) : null,
    stale: stalest(person, now),
  };
}

async function versionsOf(db: Queryable, { id, topics }: OwnProfile): Promise<ReadonlyMap<string, number>> {
  const version = await findVersion(db, 'person', id);
  const key = ({ slug }: { slug: string }) => `${id}/${slug}`;
  const versions = await findVersions(db, 'expertise', topics.map(key));
  return new Map([
    ...['contact', 'topicsAudience', 'hoursAudience', 'absence'].map((section) => [section, version] as const),
    ...topics.map((topic) => [`topic:${topic.slug}`, versions.get(key(topic)) ?? 0] as const),
  ]);
}

/** The profile as they see it, where they see the person at all, and its shared hours together, where they see any. */
async function seenBy(db: Queryable, viewer: Viewer, as: Onlooker, locale: Locale, today: string) {
  const profile = as === 'visitor' ? undefined : await findProfileAs(db, viewer, as, today);
  const shared = profile?.topics?.flatMap(({ hours }) => hours ?? []) ?? [];
  const sum = (key: 'left' | 'agreed') => sharedNumber(locale, sumOfHours(shared.map((hours) => hours[key])));
  return { profile, hours: shared.length > 0 ? `${sum('left')} / ${sum('agreed')}` : undefined };
}

/** The topics with shared hours, those that count today told apart from those that wait for an answer. */
function hoursOf({ topics }: OwnProfile, today: string) {
  return topics
    .filter(({ askedHours, agreedHours }) => askedHours > 0 || agreedHours > 0)
    .map((topic) => {
      const running = hoursRunning(topic, today);
      return { ...topic, running, ended: running === 0 && topic.agreedHours > 0, waits: topic.askedHours > running };
    });
}

/** The topic confirmed longest ago, where that is long enough to ask. */
function stalest({ topics }: OwnProfile, now: Date) {
  const [oldest] = topics.toSorted((a, b) => a.confirmedAt.getTime() - b.confirmedAt.getTime());
  return oldest && isToBeAsked(oldest.confirmedAt, now) ? oldest : undefined;
}
