import { chosenPlace, may } from '#access/roles.ts';
import type { Viewer } from '#access/viewer.ts';
import type { ChangeMeanwhile } from '#changes/errors.ts';
import { licenceTerms } from '#changes/licences.ts';
import { findLicenceForEditing } from '#db/queries/licences.ts';
import { date, topicLabel } from '#i18n/format.ts';
import { licenceForm } from '#i18n/licences-form.ts';
import type { Locale } from '#i18n/locale.ts';
import { ownWord } from '#i18n/own-words.ts';
import { readPlace } from '#views/address/municipalities.ts';
import { licenceChoices } from '#views/licences/form.ts';
import { choice, day, money, text, textOrNull, ticked, whole } from '../fields.ts';
import { intentsOf, type Sender } from '../intent.ts';

const currencyOf = (typed: string) => typed.trim() || 'NOK';

export const licenceFields = {
  name: text,
  manufacturer: text,
  category: text,
  topicSlug: textOrNull,
  seats: whole(),
  seatsUsed: whole(0),
  shareable: ticked,
  shareableSeats: whole(0),
  transferRights: choice(licenceTerms.transferRights),
  priceModel: choice(licenceTerms.priceModels),
  costPerYear: money((sent) => currencyOf(sent.beside('currency')), 0),
  currency: text.transform(currencyOf),
  renewsOn: day,
  noticeDays: whole(0),
  ownerId: textOrNull,
  notes: text,
};

export const licenceLabels = (locale: Locale) => licenceForm[locale].fields;

export const keepsLicences = (viewer: Viewer) => may(viewer, 'edit');

/** Something that the page of one licence is sent for. */
export const licenceIntent = intentsOf({
  route: '/licences/[id]',
  policy: keepsLicences,
  refused: 'change licences',
  labels: licenceLabels,
  show: shownAs,
  goTo: savedLicence,
});

/** The municipality whose licence the form is about, or is to be: the one that the address asks for, or the viewer's own. */
export async function municipalityOfForm({ viewer, database, id, context }: Sender<Viewer>): Promise<string> {
  const known = id === '' ? undefined : await findLicenceForEditing(database.read, viewer, id);
  return known?.municipalityCode ?? chosenPlace(viewer, 'edit', readPlace(context.url.searchParams)) ?? '';
}

export async function savedLicence(saved: string, sender: Sender<Viewer>): Promise<string> {
  return `/licences?municipality=${await municipalityOfForm(sender)}&saved=${saved}`;
}

/** What somebody else wrote into a field, as the form shows it. */
async function shownAs({ field, to }: ChangeMeanwhile, sender: Sender<Viewer>): Promise<string> {
  const { locale, viewer, database } = sender;
  const t = licenceForm[locale];
  if (typeof to === 'boolean') return to ? t.yes : t.no;
  if (field === 'transferRights') return ownWord(t.transfer, String(to)) ?? '';
  if (field === 'priceModel') return ownWord(t.price, String(to)) ?? '';
  if ((field === 'ownerId' || field === 'topicSlug') && to !== null) {
    const { colleagues, vocabulary } = await licenceChoices(database.read, viewer, await municipalityOfForm(sender));
    const owner = colleagues.find(({ id }) => field === 'ownerId' && id === to);
    const topic = vocabulary.find(({ slug }) => field === 'topicSlug' && slug === to);
    return owner ? `${owner.givenName} ${owner.familyName}` : topic ? topicLabel(locale, topic) : '';
  }
  return field === 'renewsOn' && to ? date(locale, String(to)) : String(to ?? '');
}
