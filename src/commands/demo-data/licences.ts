import type { licences, PriceModel, TransferRights } from '#db/schema/licences.ts';
import { osloTime } from '#time/oslo.ts';
import { addDays, daysBefore } from './calendar.ts';
import type { Dice } from './dice.ts';
import { type Code, codes } from './places.ts';

type LicenceRow = typeof licences.$inferInsert;

interface Product {
  name: string;
  manufacturer: string;
  category: string;
  topicSlug: string | null;
  /** NOK a year for one seat. */
  seatPrice: number;
  priceModel: PriceModel;
  transferRights: TransferRights;
}

const product = (
  name: string,
  manufacturer: string,
  category: string,
  topicSlug: string | null,
  seatPrice: number,
  transferRights: TransferRights,
  priceModel: PriceModel = 'per_seat',
): Product => ({ name, manufacturer, category, topicSlug, seatPrice, priceModel, transferRights });

/** Products and vendors are invented. */
const products = [
  product('Flytrobot Studio', 'Fjordtak', 'Automation', 'automation', 26_400, 'consent'),
  product('Flytrobot Vakt', 'Fjordtak', 'Automation', 'automation', 18_900, 'consent'),
  product('Prosessblikk', 'Tallgard', 'Automation', 'automation', 12_600, 'allowed', 'pack'),
  product('Skjemaflyt', 'Registra', 'Automation', 'system-integration', 5_200, 'allowed'),
  product('Kartbord', 'Stavline', 'Maps', 'maps-gis', 9_800, 'allowed'),
  product('Høydemodell Pro', 'Stavline', 'Maps', 'drones', 14_500, 'consent'),
  product('Matrikkelsyn', 'Stavline', 'Maps', 'land-surveying', 6_400, 'allowed'),
  product('Signatur', 'Vaktpost', 'IT and security', 'identity-access', 900, 'allowed'),
  product('Sårbarhetssøk', 'Vaktpost', 'IT and security', 'information-security', 4_800, 'forbidden', 'flat'),
  product('Hendelseslogg', 'Vaktpost', 'IT and security', 'security-incident-response', 7_300, 'unknown', 'flat'),
  product('Personvernlogg', 'Registra', 'Law and privacy', 'gdpr', 1_900, 'allowed'),
  product('Lovspeil', 'Registra', 'Law and privacy', 'administrative-law', 2_600, 'consent'),
  product('Kontraktsarkiv', 'Registra', 'Procurement', 'contract-management', 2_200, 'allowed'),
  product('Anbudsrom', 'Innkjøpshuset', 'Procurement', 'procurement', 3_900, 'unknown', 'pack'),
  product('Prosjektrom', 'Stavline', 'Projects', 'project-management', 3_600, 'unknown'),
  product('Målepunkt', 'Hydrolin', 'Water', 'water', 4_100, 'allowed'),
  product('Ledningsmodell', 'Hydrolin', 'Water', 'water-modelling', 21_500, 'consent'),
  product('Skoleskjerm', 'Lærbar', 'School', 'school-it', 700, 'allowed'),
  product('Budsjettverk', 'Tallgard', 'Finance', 'budgeting', 6_100, 'allowed'),
  product('Turnushjelp', 'Omsorgtech', 'Health', 'shift-planning', 1_500, 'allowed'),
  product('Varslingshjelp', 'Omsorgtech', 'Health', 'welfare-technology', 2_300, 'consent'),
  product('Klimateller', 'Grønnlund', 'Environment', 'climate-accounting', 8_200, 'allowed'),
  product('Klarskrift', 'Lærbar', 'Communication', 'plain-language', 1_100, 'allowed', 'pack'),
  product('Universell sjekk', 'Lærbar', 'Communication', 'universal-design', 3_300, 'forbidden', 'flat'),
];

/** How many licences each has and how large they are; Indre Østfold pays for the costly tools of its automators. */
const holdings: { code: Code; licences: number; seats: [low: number, high: number]; certain: string[] }[] = [
  {
    code: codes.indreØstfold,
    licences: 19,
    seats: [6, 55],
    certain: ['Flytrobot Studio', 'Flytrobot Vakt', 'Prosessblikk', 'Ledningsmodell'],
  },
  { code: codes.moss, licences: 17, seats: [6, 45], certain: ['Personvernlogg', 'Kartbord', 'Flytrobot Studio'] },
  { code: codes.vestby, licences: 7, seats: [4, 24], certain: ['Personvernlogg', 'Lovspeil', 'Flytrobot Studio'] },
  { code: codes.våler, licences: 7, seats: [2, 10], certain: ['Målepunkt'] },
  { code: codes.råde, licences: 5, seats: [2, 12], certain: ['Kontraktsarkiv'] },
  { code: codes.skiptvet, licences: 5, seats: [2, 10], certain: ['Skoleskjerm'] },
];

const automatorsSeats: Record<string, { seats: number; used: number; shared: number }> = {
  'Flytrobot Studio': { seats: 25, used: 11, shared: 8 },
  'Flytrobot Vakt': { seats: 18, used: 13, shared: 3 },
  Prosessblikk: { seats: 12, used: 12, shared: 0 },
};

const costlySeat = 10_000;
const seatsInFlatPrice = 6;

/** Sixty licences; `ownerIn` names somebody of the municipality who knows the topic, if anybody does. */
export function inventLicences(now: Date, fate: Dice, ownerIn: (code: Code, topicSlug: string | null) => string | null): LicenceRow[] {
  const today = osloTime(now).date;
  return holdings.flatMap(({ code, licences, seats: [low, high], certain }) => {
    const affordable = ({ name, seatPrice }: Product) =>
      !certain.includes(name) && !name.startsWith('Flytrobot') && (high > 12 || seatPrice < costlySeat);
    const bought = [...products.filter(({ name }) => certain.includes(name)), ...fate.shuffle(products.filter(affordable))].slice(
      0,
      licences,
    );
    return bought.map(({ seatPrice, ...rest }, index): LicenceRow => {
      const given = code === codes.indreØstfold ? automatorsSeats[rest.name] : undefined;
      const seats = given?.seats ?? (seatPrice > costlySeat ? fate.between(2, 5) : fate.between(low, high));
      const seatsUsed = given?.used ?? (fate.chance(0.15) ? seats : Math.floor(seats * (0.55 + fate.share() * 0.45)));
      const mayShare = rest.transferRights === 'allowed' || rest.transferRights === 'consent';
      const shareableSeats =
        given?.shared ?? (mayShare && fate.chance(0.8) ? Math.ceil((seats - seatsUsed) * (0.5 + fate.share() / 2)) : 0);
      return {
        ...rest,
        id: `licence-${code}-${index + 1}`,
        municipalityCode: code,
        seats,
        seatsUsed,
        shareable: shareableSeats > 0,
        shareableSeats,
        costPerYear: (rest.priceModel === 'flat' ? seatsInFlatPrice : seats) * seatPrice,
        currency: 'NOK',
        renewsOn: addDays(today, fate.between(12, 400)),
        noticeDays: fate.pick([0, 30, 30, 60, 90]),
        ownerId: ownerIn(code, rest.topicSlug),
        notes: '',
        invented: true,
        createdAt: daysBefore(now, fate.between(100, 700)),
        editedAt: daysBefore(now, fate.between(1, 99)),
      };
    });
  });
}
