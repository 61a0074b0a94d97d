import { endpointOf } from '#forms/intent.ts';
import { chooseLocale } from '#forms/locale/choose.ts';

export const POST = endpointOf(chooseLocale);
