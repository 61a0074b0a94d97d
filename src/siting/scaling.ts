/**
 * Whole numbers for proofs: weight × cost and site costs are multiplied by a power of two and rounded, multipliers are whole
 * multiples of 2⁻¹⁰ of that, and every sum stays below 2⁵³, so that no comparison in the tree is blurred by rounding.
 *
 * Input that is whole already keeps scale 1 wherever the sums allow, and the proof holds for it without tolerance. Other input is
 * rounded to units of 1 ÷ scale, at most 2⁻³⁶ of the sum of the largest costs; a proven plan is then within
 * (demands + sites + 1) ÷ scale of the best, some 10⁻⁸ of that sum at a thousand demands.
 */

/** Multipliers are this many times finer than scaled costs. */
export const multiplierUnits = 1024;

/** log₂ of the largest total of scaled costs: 10 bits of multipliers and 6 of room for the sums over centres stay below 2⁵³. */
const largestBits = 37;

/** The power of two to scale by, for costs whose row maxima and site costs sum to `total`. */
export function chooseScale(total: number, whole: boolean): number {
  if (!(total > 0)) return 1;
  const bits = largestBits - Math.ceil(Math.log2(total));
  return whole ? 2 ** Math.min(0, bits) : 2 ** bits;
}
