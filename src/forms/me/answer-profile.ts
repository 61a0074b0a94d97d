import type { AstroGlobal } from 'astro';
import type { Viewer } from '#access/viewer.ts';
import { readForm, textOf } from '#http/form-data.ts';
import { answerIntent, setStatus } from '../intent.ts';
import type { Returned } from '../returned.ts';
import { add } from './add-topic.ts';
import { password } from './change-password.ts';
import { topic } from './change-topic.ts';
import { confirm } from './confirm-topic.ts';
import { endOtherSessions } from './end-other-sessions.ts';
import { endSession } from './end-session.ts';
import { keep } from './keep.ts';
import { readMe } from '#views/address/me.ts';
import { dropSection } from '#views/me/profile-form.ts';
import { remove } from './remove-topic.ts';
import { absence } from './save-absence.ts';
import { contact } from './save-contact.ts';
import { see } from './see-as.ts';
import { hoursAudience } from './show-hours-to.ts';
import { topicsAudience } from './show-topics-to.ts';

const ofProfile = [contact, absence, topicsAudience, hoursAudience, topic, add, confirm, remove, see, keep];
/** Their forms stand beside the profile's and carry nothing of it. */
const ofSignIn = [password, endSession, endOtherSessions];

/** What came back of the profile's form: what is wrong, or what was saved; and all that was typed beside it. */
export interface Kept extends Returned {
  /** What was asked for: to save a section, or a view of the profile. */
  intent: string;
  /** The part of the page whose section was saved. */
  saved: string | null;
  /** Where to go when nothing that was typed is left unsaved. */
  goTo: string;
}

/** The form that was sent to the profile, its sections told apart by `do`, with the topic after a colon; null where the page is only read. */
export async function answerProfile(page: AstroGlobal, viewer: Viewer): Promise<Response | Kept | null> {
  if (page.request.method !== 'POST') return null;
  const form = await readForm(page.request);
  const answer = await answerIntent(page, viewer, [...ofProfile, ...ofSignIn], form);
  const intent = textOf(form, 'do');
  const [name, about] = intent.split(':');
  const isOfSignIn = ofSignIn.some((one) => one.do === name);
  if (!(answer instanceof Response)) {
    setStatus(page, answer);
    const typed = isOfSignIn ? { form: new FormData(), intent: '' } : { intent };
    return { ...answer, ...typed, saved: null, goTo: '/me' };
  }
  const goTo = answer.headers.get('location');
  if (isOfSignIn || goTo === null) return answer;
  dropSection(form, name === 'remove' ? `topic:${about}` : intent);
  return { status: 200, form, errors: [], intent, saved: readMe(new URL(goTo, page.url).searchParams).saved, goTo };
}
