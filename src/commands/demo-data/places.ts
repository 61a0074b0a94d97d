export const networkId = 'demo';
export const networkName = 'Oslofjord demonstration';

export const codes = { moss: '3103', råde: '3112', våler: '3114', skiptvet: '3116', indreØstfold: '3118', vestby: '3216' } as const;
export type Code = (typeof codes)[keyof typeof codes];

/** The six of the demonstration: how many people each has in it, and how their telephones and mail begin and end. */
export const places: { code: Code; people: number; phone: string; mail: string }[] = [
  { code: codes.moss, people: 78, phone: '03', mail: 'moss.example' },
  { code: codes.råde, people: 22, phone: '12', mail: 'raade.example' },
  { code: codes.våler, people: 18, phone: '14', mail: 'vaaler.example' },
  { code: codes.skiptvet, people: 15, phone: '16', mail: 'skiptvet.example' },
  { code: codes.indreØstfold, people: 72, phone: '18', mail: 'indre-ostfold.example' },
  { code: codes.vestby, people: 45, phone: '21', mail: 'vestby.example' },
];
