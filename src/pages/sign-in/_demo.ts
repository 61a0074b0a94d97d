import type { APIRoute } from 'astro';
import { z } from 'astro/zod';
import { findFirstAccountId } from '#db/queries/sign-ins.ts';
import { database } from '#server/database.ts';
import { readForm } from '#http/form-data.ts';
import { ownPath, seeOther } from '#http/redirects.ts';
import { problem } from '#http/problem.ts';
import { beginSession } from '#identity/sign-in.ts';

const form = z.object({ as: z.enum(['staff', 'planner', 'editor', 'admin']), to: z.string().optional() });

/** One click signs in, where the database was born as a demo. */
export const POST: APIRoute = async (context) => {
  if (!context.locals.demo) return problem(404, 'Not found');
  const input = form.safeParse(Object.fromEntries(await readForm(context.request)));
  if (!input.success) return problem(400, 'Unknown role', 'Send as=staff, planner, editor or admin.');
  const { read } = await database();
  const accountId = await findFirstAccountId(read, input.data.as);
  if (!accountId) return problem(404, 'Not found');
  await beginSession(context, { accountId, passwordHash: null });
  return seeOther(ownPath(input.data.to));
};
