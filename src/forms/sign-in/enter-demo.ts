import { z } from 'astro/zod';
import type { Viewer } from '#access/viewer.ts';
import { findFirstAccountId } from '#db/queries/sign-ins.ts';
import { problem } from '#http/problem.ts';
import { ownPath } from '#http/redirects.ts';
import { beginSession } from '#identity/sign-in.ts';
import { text } from '../fields.ts';
import { intent, type Sender } from '../intent.ts';
import { openToAll } from '../open-to-all.ts';

const entrances = z.enum(['staff', 'planner', 'editor', 'admin']);

/** One click signs in, where the database was born as a demo. */
export const enterDemo = intent({
  route: '/sign-in/demo',
  do: '',
  ...openToAll,
  schema: z.object({ as: text, to: text }),
  async change({ as, to }, { database, context }: Sender<Viewer | null>) {
    if (!context.locals.demo) return problem(404, 'Not found');
    const role = entrances.safeParse(as);
    if (!role.success) return problem(400, 'Unknown role', 'Send as=staff, planner, editor or admin.');
    const accountId = await findFirstAccountId(database.read, role.data);
    if (!accountId) return problem(404, 'Not found');
    await beginSession(context, { accountId, passwordHash: null });
    return ownPath(to);
  },
});
