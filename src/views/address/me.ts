/** As whom one may look at one's own profile. */
export const onlookers = ['municipality', 'network', 'visitor'] as const;
export type Onlooker = (typeof onlookers)[number];

export const onlooker = (name: string | null | undefined): Onlooker | undefined => onlookers.find((one) => one === name);

/** The part of one's own page that was just saved, and as whom it is looked at; what it does not understand it leaves out. */
export function readMe(params: URLSearchParams): { saved: string | null; seenAs: Onlooker | undefined } {
  return { saved: params.get('saved'), seenAs: onlooker(params.get('as')) };
}
