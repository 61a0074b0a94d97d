import { z } from 'astro/zod';
import type { Viewer } from '#access/viewer.ts';
import { afterSignIn } from '#http/redirects.ts';
import { account } from '#i18n/sign-in.ts';
import { signIn as enter } from '#identity/sign-in.ts';
import { text } from '../fields.ts';
import { intent, type Sender } from '../intent.ts';
import { openToAll } from '../open-to-all.ts';
import { RefusedError } from '../returned.ts';

export const signIn = intent({
  route: '/sign-in',
  do: '',
  ...openToAll,
  schema: z.object({ email: text.transform((typed) => typed.trim()), password: text }),
  async change({ email, password }, { locale, context }: Sender<Viewer | null>) {
    const t = account[locale];
    const missing = [
      ...(email ? [] : [{ field: 'email', message: t.emailMissing }]),
      ...(password ? [] : [{ field: 'password', message: t.passwordMissing }]),
    ];
    if (missing.length > 0) throw new RefusedError(422, missing);
    const refused = await enter(context, email, password);
    if (!refused) return afterSignIn(context);
    const { why, waitMs } = refused;
    if (waitMs === 0) throw new RefusedError(422, [{ field: 'email', message: t.wrong }]);
    const tooMany = why === 'often' ? t.tooOften : t.tooMany;
    throw new RefusedError(429, [{ field: 'email', message: tooMany(Math.ceil(waitMs / 60_000)) }], Math.ceil(waitMs / 1_000));
  },
});
