/** What a reader does not see as part of the text: a tag, or a character written by its name. Bounded, so that no text takes long. */
import { itemAt } from '#lists/item-at.ts';

const markup = /<[^<>]{0,200}>|&\w{1,40};/g;
const characterCode = /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi;
/** Marks that NFKC would turn into letters. */
const ordinals = /[\u00aa\u00ba]/g;
const digit = /\p{Nd}/u;
const run = /\d+/g;
/** Between digits of one number: anything but letters. A plus sign among it begins a telephone number only where one follows. */
const withinNumber = /^[^\p{L}\p{N}+]*\+?[^\p{L}\p{N}+]*$/u;
/** Between digits of one telephone number. */
const withinTelephone = /^[\s().\-\u2010-\u2015]{1,3}$/;

const idLength = 11;
const shortestTelephone = 7;
const longestTelephone = 15;
/** +47 and eight digits. */
const longestNorwegianTelephone = 10;

const daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Added to the month of a synthetic number: by NAV's Dolly 40, by its newer kind 65, by Skatteetaten's Tenor 80. */
const monthOffsets = [0, 40, 65, 80];
/** Added to the day of a D-number. */
const dayOffsets = [0, 40];
const firstWeights = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const secondWeights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

interface Run {
  digits: string;
  /** What stands between the run before and this one. */
  gap: string;
}

/**
 * Whether a text holds a Norwegian national identity number, a D-number or a synthetic one, whatever stands between its digits but
 * letters: 11 digits, from the beginning of one run of digits to the end of one, whose first six are a day of birth and whose two
 * check digits hold. International telephone numbers, which begin with + or 00, hold none. Source of the weights: Skatteetaten.
 */
export function holdsNationalId(text: string): boolean {
  const runs = runsOf(plainDigits(text));
  const telephones = telephonesIn(runs);
  return runs.some((_, first) => !telephones.has(first) && startsId(runs, first, telephones));
}

/** A text with every decimal digit, of whatever script and however written, as 0 to 9. */
function plainDigits(text: string): string {
  const decoded = text.replace(characterCode, (_, hex?: string, decimal?: string) =>
    characterOf(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
  );
  return decoded
    .replace(markup, ' ')
    .replace(ordinals, ' ')
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, valueOf);
}

const characterOf = (code: number) => (code <= 0x10ffff ? String.fromCodePoint(code) : ' ');

/** The digits of each script follow one another from its 0 on. */
function valueOf(character: string): string {
  const code = character.codePointAt(0)!;
  let zero = code;
  while (digit.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
}

function runsOf(text: string): Run[] {
  let end = 0;
  return [...text.matchAll(run)].map(({ 0: digits, index }) => {
    const gap = text.slice(end, index);
    end = index + digits.length;
    return { digits, gap };
  });
}

/** Whether 11 digits from run `first` on end where a run ends, before the next telephone number, and are such a number. */
function startsId(runs: Run[], first: number, telephones: ReadonlySet<number>): boolean {
  let { digits } = itemAt(runs, first);
  for (let next = first + 1; digits.length < idLength && !telephones.has(next); next += 1) {
    const run = runs[next];
    if (!run || !withinNumber.test(run.gap)) break;
    digits += run.digits;
  }
  return digits.length === idLength && isId(digits);
}

/** The runs that belong to international telephone numbers. */
function telephonesIn(runs: Run[]): Set<number> {
  const found = new Set<number>();
  for (const [first, run] of runs.entries()) {
    // No country code begins with 0.
    const country = run.gap.endsWith('+') ? run.digits : /^00(?=[1-9]|$)/.test(run.digits) ? run.digits.slice(2) : null;
    if (country === null || country.startsWith('0') || found.has(first)) continue;
    let digits = country;
    let next = first + 1;
    if (digits === '' && runs[next]?.digits.startsWith('0')) continue;
    const following = () => {
      const run = runs[next];
      return run && withinTelephone.test(run.gap) ? run : undefined;
    };
    const longest = () => (digits.startsWith('47') ? longestNorwegianTelephone : longestTelephone);
    for (let run = following(); run && digits.length + run.digits.length <= longest(); run = following()) {
      digits += run.digits;
      next += 1;
    }
    // What goes on beyond the length of Norwegian numbers is none.
    const goesOn = digits.startsWith('47') && digits.length < longestNorwegianTelephone && following() !== undefined;
    if (digits.length >= shortestTelephone && digits.length <= longest() && !goesOn)
      for (let part = first; part < next; part += 1) found.add(part);
  }
  return found;
}

function isId(text: string): boolean {
  const [day, month] = [Number(text.slice(0, 2)), Number(text.slice(2, 4))];
  const born = monthOffsets.some((more) =>
    dayOffsets.some((later) => day - later >= 1 && day - later <= (daysInMonth[month - more - 1] ?? 0)),
  );
  const digits = Array.from(text, Number);
  return (
    born &&
    [firstWeights, secondWeights].every((weights) => weights.reduce((sum, weight, i) => sum + weight * itemAt(digits, i), 0) % 11 === 0)
  );
}
