/** A group of choices that narrow a list, each with how many it would leave; null where that is not counted. */
export interface FacetGroup {
  name: string;
  title: string;
  type: 'checkbox' | 'radio';
  open: boolean;
  options: FacetOption[];
}

export interface FacetOption {
  value: string;
  label: string;
  count: number | null;
  checked: boolean;
}

/** Where one is in a list of several pages; an address that is null leads nowhere. */
export interface Pager {
  page: number;
  pages: number;
  previous: string | null;
  next: string | null;
}

export function pagerOf(page: number, pages: number, address: (page: number) => string): Pager {
  return { page, pages, previous: page > 1 ? address(page - 1) : null, next: page < pages ? address(page + 1) : null };
}
