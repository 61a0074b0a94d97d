import type { APIContext } from 'astro';
import type { Viewer } from '#access/viewer.ts';
import { changeLicence, createLicence, deactivateLicence, type LicenceInput, reactivateLicence } from '#changes/licences.ts';
import type { PriceModel, TransferRights } from '#db/schema/licences.ts';
import { licenceForm } from '#i18n/licence-form.ts';
import { database } from '#server/database.ts';
import { readForm } from '#server/form.ts';
import { attempt, type Outcome, text, whole } from './outcome.ts';

type Context = Pick<APIContext, 'request' | 'locals'>;

/** Creates a licence, or with an id changes, deactivates or brings back that one. */
export async function saveLicence({ request, locals }: Context, viewer: Viewer, licenceId?: string): Promise<Outcome> {
  const form = await readForm(request);
  const { locale, now } = locals;
  const db = await database();
  const intent = text(form, 'do');
  return attempt({ locale, form, labels: licenceForm[locale].fields }, async () => {
    if (licenceId === undefined) await createLicence(db, viewer, now, licenceOf(form));
    else if (intent === 'deactivate') await deactivateLicence(db, viewer, now, { licenceId });
    else if (intent === 'reactivate') await reactivateLicence(db, viewer, now, { licenceId });
    else await changeLicence(db, viewer, now, { licenceId, ...licenceOf(form) });
    return `/licences?municipality=${viewer.municipalityCode}&saved=licence`;
  });
}

function licenceOf(form: FormData): LicenceInput {
  return {
    name: text(form, 'name'),
    manufacturer: text(form, 'manufacturer'),
    category: text(form, 'category'),
    topicSlug: text(form, 'topicSlug') || null,
    seats: whole(form, 'seats'),
    seatsUsed: whole(form, 'seatsUsed', 0),
    shareable: text(form, 'shareable') === 'yes',
    shareableSeats: whole(form, 'shareableSeats', 0),
    transferRights: text(form, 'transferRights') as TransferRights,
    priceModel: text(form, 'priceModel') as PriceModel,
    costPerYear: whole(form, 'costPerYear', 0),
    currency: text(form, 'currency') || 'NOK',
    renewsOn: text(form, 'renewsOn') || null,
    noticeDays: whole(form, 'noticeDays', 0),
    ownerId: text(form, 'ownerId') || null,
    notes: text(form, 'notes'),
  };
}
