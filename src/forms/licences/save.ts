import type { APIContext } from 'astro';
import type { Viewer } from '#access/viewer.ts';
import { changeLicence, createLicence, deactivateLicence, type LicenceInput, reactivateLicence } from '#changes/licences.ts';
import type { ChangeMeanwhile } from '#changes/errors.ts';
import type { PriceModel, TransferRights } from '#db/schema/licences.ts';
import { date, topicLabel } from '#i18n/format.ts';
import { licenceForm } from '#i18n/licence-form.ts';
import type { Locale } from '#i18n/locale.ts';
import { database } from '#server/database.ts';
import { readForm } from '#http/form-data.ts';
import { licenceChoices } from '#views/licence-form.ts';
import { attempt, type Outcome } from '../outcome.ts';
import { TypedForm } from '../typed-form.ts';

type Context = Pick<APIContext, 'request' | 'locals'>;

/** Creates a licence, or with an id changes, deactivates or brings back that one. */
export async function saveLicence({ request, locals }: Context, viewer: Viewer, licenceId?: string): Promise<Outcome> {
  const form = await readForm(request);
  const { locale, now } = locals;
  const db = await database();
  const typed = new TypedForm(form, locale);
  const intent = typed.text('do');
  return attempt({ locale, form, labels: licenceForm[locale].fields, misread: typed.misread, show: shownAs(locale, viewer) }, async () => {
    if (licenceId === undefined) await createLicence(db, viewer, now, { ...licenceOf(typed), key: typed.text('key') });
    else if (intent === 'deactivate') await deactivateLicence(db, viewer, now, { licenceId });
    else if (intent === 'reactivate') await reactivateLicence(db, viewer, now, { licenceId });
    else await changeLicence(db, viewer, now, { licenceId, version: typed.version(), ...licenceOf(typed) });
    const saved = licenceId !== undefined && (intent === 'deactivate' || intent === 'reactivate') ? intent : 'licence';
    return `/licences?municipality=${viewer.municipalityCode}&saved=${saved}`;
  });
}

function licenceOf(typed: TypedForm): LicenceInput {
  const currency = typed.text('currency').trim() || 'NOK';
  const shareable = typed.text('shareable') === 'yes';
  return {
    name: typed.text('name'),
    manufacturer: typed.text('manufacturer'),
    category: typed.text('category'),
    topicSlug: typed.text('topicSlug') || null,
    seats: typed.whole('seats'),
    seatsUsed: typed.whole('seatsUsed', 0),
    shareable,
    shareableSeats: shareable ? typed.whole('shareableSeats', 0) : 0,
    transferRights: typed.text('transferRights') as TransferRights,
    priceModel: typed.text('priceModel') as PriceModel,
    costPerYear: typed.money('costPerYear', currency, 0),
    currency,
    renewsOn: typed.date('renewsOn'),
    noticeDays: typed.whole('noticeDays', 0),
    ownerId: typed.text('ownerId') || null,
    notes: typed.text('notes'),
  };
}

/** What somebody else wrote into a field, as the form shows it. */
function shownAs(locale: Locale, viewer: Viewer) {
  const t = licenceForm[locale];
  return async ({ field, to }: ChangeMeanwhile): Promise<string> => {
    if (typeof to === 'boolean') return to ? t.yes : t.no;
    if (field === 'transferRights') return t.transfer[to as TransferRights];
    if (field === 'priceModel') return t.price[to as PriceModel];
    if ((field === 'ownerId' || field === 'topicSlug') && to !== null) {
      const { colleagues, vocabulary } = await licenceChoices(viewer);
      const owner = colleagues.find(({ id }) => field === 'ownerId' && id === to);
      const topic = vocabulary.find(({ slug }) => field === 'topicSlug' && slug === to);
      return owner ? `${owner.givenName} ${owner.familyName}` : topic ? topicLabel(locale, topic) : '';
    }
    return field === 'renewsOn' && to ? date(locale, String(to)) : String(to ?? '');
  };
}
