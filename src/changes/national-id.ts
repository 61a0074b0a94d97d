const elevenDigits = /(?<!\d)\d(?:[ \t.\-\u2010-\u2015\u200b-\u200d\u2060]{0,3}\d){10}(?!\d)/g;
const firstWeights = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const secondWeights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/**
 * Whether a text holds a Norwegian national identity number (also D-numbers and synthetic ones): 11 digits, however spaced
 * or written, whose two check digits hold. Source of the weights: Skatteetaten, weighted sums modulo 11.
 */
export function holdsNationalId(text: string): boolean {
  return (text.normalize('NFKC').match(elevenDigits) ?? []).some((found) => {
    const digits = found.replace(/\D/g, '').split('').map(Number);
    return [firstWeights, secondWeights].every((weights) => weights.reduce((sum, weight, i) => sum + weight * digits[i], 0) % 11 === 0);
  });
}
