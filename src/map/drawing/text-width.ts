/** Widths of text in Inter, so that labels can be placed where there is no browser to measure them. */

export const characters =
  ' !"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~æøåÆØÅéäö–\u202f\u00a0';

/** Thousandths of the font size at weight 650, digits tabular: measured by tests/support/text-widths.ts. */
const widths = [
  269, 330, 537, 646, 653, 1010, 667, 333, 391, 391, 646, 646, 269, 646, 269, 384, 646, 646, 646, 646, 646, 646, 646, 646, 646, 646, 269,
  269, 646, 646, 646, 551, 1008, 737, 661, 738, 722, 606, 587, 750, 746, 279, 582, 711, 565, 927, 761, 770, 646, 775, 655, 653, 664, 734,
  737, 1029, 729, 722, 658, 391, 384, 391, 484, 473, 358, 577, 627, 585, 627, 594, 394, 629, 618, 267, 267, 575, 267, 906, 617, 611, 627,
  627, 402, 555, 360, 618, 593, 845, 575, 595, 569, 391, 365, 391, 646, 912, 611, 577, 1018, 770, 737, 594, 577, 611, 500, 134, 269,
];

const widthOf = new Map([...characters].map((character, index) => [character, widths[index]]));
const unknownCharacter = 700;

/** Pixels that a line of text takes at a font size, at weight 650; lighter text takes a little less. */
export function textWidth(text: string, fontSize: number): number {
  let thousandths = 0;
  for (const character of text) thousandths += widthOf.get(character) ?? unknownCharacter;
  return (thousandths * fontSize) / 1000;
}
