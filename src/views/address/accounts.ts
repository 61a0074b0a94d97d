const longestText = 100;

/** Whose accounts are asked for, by a part of a name or an address, and which page of them. */
export interface AskedAccounts {
  text: string;
  page: number;
}

export function readAccounts(params: URLSearchParams): AskedAccounts {
  const page = Number(params.get('page') ?? 1);
  return {
    text: params.get('q')?.trim().slice(0, longestText) ?? '',
    page: Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1,
  };
}

export function accountsAddress({ text, page }: AskedAccounts): string {
  const params = new URLSearchParams();
  if (text) params.set('q', text);
  if (page > 1) params.set('page', String(page));
  return params.size > 0 ? `/admin/accounts?${params}` : '/admin/accounts';
}
