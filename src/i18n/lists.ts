/** What every list page says of its filters, its order and its pages. */
const en = {
  narrow: (count: number) => (count > 0 ? `Narrow (${count})` : 'Narrow'),
  sortBy: 'Sort by',
  sort: 'Sort',
  pages: 'Pages',
  previous: 'Previous',
  next: 'Next',
};

const nb: typeof en = {
  narrow: (count) => (count > 0 ? `Avgrens (${count})` : 'Avgrens'),
  sortBy: 'Sorter etter',
  sort: 'Sorter',
  pages: 'Sider',
  previous: 'Forrige',
  next: 'Neste',
};

export const lists = { en, nb };
