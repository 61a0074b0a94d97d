import { accountPolicy } from '#access/accounts.ts';
import { accounts } from '#i18n/admin.ts';
import type { Locale } from '#i18n/locale.ts';
import { intentsOf } from '../intent.ts';

export const accountLabels = (locale: Locale): Record<string, string> => accounts[locale].fields;

/** Something that the page of one account is sent for. */
export const accountIntent = intentsOf({
  route: '/admin/accounts/[id]',
  policy: accountPolicy.keepAnybodys,
  refused: 'keep accounts',
  labels: accountLabels,
  goTo: (saved, { id }) => `/admin/accounts/${encodeURIComponent(id)}?saved=${saved}`,
});
