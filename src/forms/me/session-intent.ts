import type { z } from 'astro/zod';
import type { Viewer } from '#access/viewer.ts';
import { type Declaration, intent, type Sender } from '../intent.ts';
import { openToAll } from '../open-to-all.ts';

interface OfSessions<Fields extends z.ZodObject> extends Pick<Declaration<Fields, Viewer>, 'do' | 'schema'> {
  change: (input: z.output<Fields>, sender: Sender<Viewer>) => Promise<void>;
}

/** Something that the list of one's own sessions is sent for. */
export const sessionIntent = <Fields extends z.ZodObject>({ change, ...own }: OfSessions<Fields>) =>
  intent({
    ...own,
    route: '/me',
    ...openToAll,
    async change(input: z.output<Fields>, sender: Sender<Viewer>) {
      await change(input, sender);
      return '/me?saved=sessions#sign-in';
    },
  });
