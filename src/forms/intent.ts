import type { APIContext, APIRoute, AstroGlobal } from 'astro';
import type { z } from 'astro/zod';
import type { Viewer } from '#access/viewer.ts';
import { type ChangeMeanwhile, NotAllowedError } from '#changes/errors.ts';
import type { Invited } from '#changes/invitations/invitations.ts';
import type { Database } from '#db/open.ts';
import { readForm, textOf } from '#http/form-data.ts';
import { seeOther } from '#http/redirects.ts';
import { showOnce } from '#http/shown-once.ts';
import type { Locale } from '#i18n/locale.ts';
import { database } from '#server/database.ts';
import { SentField } from './fields.ts';
import { type Returned, returned } from './returned.ts';

export type Context = Pick<
  APIContext | AstroGlobal,
  'cookies' | 'request' | 'clientAddress' | 'locals' | 'routePattern' | 'params' | 'url'
>;

/** Who sent a form, and where it came in. */
export interface Sender<Who> {
  viewer: Who;
  database: Database;
  now: Date;
  locale: Locale;
  /** The part of the address that says what the page is about; empty where it has none. */
  id: string;
  /** What `do` says after its colon, as in `topic:gdpr`; empty where it says nothing more. */
  about: string;
  context: Context;
}

/** An address to go to, an invitation whose link the page shows this once when it is read anew, or an answer of its own. */
export type Done = string | Invited | Response;

/** One thing that a form is sent for. */
export interface Declaration<Fields extends z.ZodObject, Who extends Viewer | null> {
  /** The page that takes it. */
  route: string;
  /** What the field `do` says, up to a colon; empty where the page has no other form. */
  do: string;
  /** Who may ever do this. To what, the change finds out. */
  policy: (viewer: Who) => boolean;
  /** Ends the sentence “This account may not …”. */
  refused: string;
  schema: Fields;
  /** The label of each field as the page shows it. */
  labels: (locale: Locale) => Record<string, string>;
  /** Begins the name and the id of each field, where a page holds the same form several times. */
  namesBegin?: (about: string) => string;
  /** Begins the id of each field, where only that differs. */
  idsBegin?: (form: FormData) => string;
  /** The field that says from which version the form was made, where it is another than `version`. */
  versionField?: (intent: string) => string;
  /** What the form calls a field of the row, where that is another name. */
  formNames?: Record<string, string>;
  /** How the page shows a value that somebody else wrote meanwhile. */
  show?: (change: ChangeMeanwhile, sender: Sender<Who>) => string | Promise<string>;
  /** Makes one change. */
  change: (input: z.output<Fields>, sender: Sender<Who>) => Promise<Done>;
}

export interface Intent<Who extends Viewer | null = Viewer> {
  readonly route: string;
  readonly do: string;
  /** Does it, and answers; where it cannot, with the form to show again. */
  answer(form: FormData, sender: Sender<Who>): Promise<Response | Returned>;
  /** Does it; throws where it cannot. */
  make(form: FormData, sender: Sender<Who>): Promise<Response | Returned>;
}

/** What is declared, ready to be sent: authorised, read once, changed, answered. */
export function intent<Fields extends z.ZodObject, Who extends Viewer | null = Viewer>(declared: Declaration<Fields, Who>): Intent<Who> {
  const { route, policy, refused, schema, labels, formNames = {} } = declared;
  const namesBegin = ({ about }: Sender<Who>) => declared.namesBegin?.(about) ?? '';
  const versionField = (form: FormData) => declared.versionField?.(textOf(form, 'do')) ?? 'version';

  const fieldsOf = (form: FormData, sender: Sender<Who>): SentField[] =>
    Object.keys(schema.shape).map(
      (name) => new SentField(form, sender.locale, name, name === 'version' ? versionField(form) : namesBegin(sender) + name),
    );

  async function make(fields: SentField[], sender: Sender<Who>): Promise<Response | Returned> {
    if (!policy(sender.viewer)) throw new NotAllowedError(refused);
    const input = schema.parse(Object.fromEntries(fields.map((field) => [field.name, field])));
    const done = await declared.change(input, sender);
    if (done instanceof Response) return done;
    return typeof done === 'string' ? seeOther(done) : passOn(done, sender);
  }

  return {
    route,
    do: declared.do,
    make: (form, sender) => make(fieldsOf(form, sender), sender),
    async answer(form, sender) {
      const fields = fieldsOf(form, sender);
      return make(fields, sender).catch((error: unknown) =>
        returned(error, {
          locale: sender.locale,
          form,
          labels: labels(sender.locale),
          idsBegin: declared.idsBegin?.(form) ?? namesBegin(sender),
          misread: new Map(fields.flatMap(({ name, misread }) => (misread ? [[name, { ...misread, field: name }] as const] : []))),
          versionField: versionField(form),
          formNames,
          show: (change) => declared.show?.(change, sender) ?? String(change.to ?? ''),
        }),
      );
    },
  };
}

type Own<Fields extends z.ZodObject, Who extends Viewer | null> = Omit<Declaration<Fields, Who>, 'change' | keyof Page<Who>> &
  Partial<Pick<Declaration<Fields, Who>, 'policy' | 'refused'>> & {
    /** What the page then says that is done. */
    saved: string;
    change: (input: z.output<Fields>, sender: Sender<Who>) => Promise<void>;
  };

/** What the intents of one page have alike; `goTo` is where one goes on when it is done. */
type Page<Who extends Viewer | null> = Pick<
  Declaration<z.ZodObject, Who>,
  'route' | 'policy' | 'refused' | 'labels' | 'show' | 'versionField'
> & {
  goTo: (saved: string, sender: Sender<Who>) => string | Promise<string>;
};

/** Declares the intents of one page, each by what it alone has. */
export const intentsOf =
  <Who extends Viewer | null = Viewer>({ goTo, ...page }: Page<Who>) =>
  <Fields extends z.ZodObject>({ saved, change, ...own }: Own<Fields, Who>): Intent<Who> =>
    intent<Fields, Who>({
      ...page,
      ...own,
      async change(input, sender) {
        await change(input, sender);
        return goTo(saved, sender);
      },
    });

/** The link waits for the page that made it, outside of every address. */
function passOn({ token }: Invited, { context, viewer }: Sender<Viewer | null>): Response {
  if (viewer) showOnce(context, viewer.accountId, token);
  return seeOther(context.url.pathname);
}

/** The form that was sent to a page, as one of `intents`: an answer, or the form to show again; null where the page is only read. */
export async function answerForm<Who extends Viewer | null>(
  page: AstroGlobal,
  viewer: Who,
  intents: readonly Intent<Who>[],
): Promise<Response | Returned | null> {
  if (page.request.method !== 'POST') return null;
  const answer = await answerIntent(page, viewer, intents, await readForm(page.request));
  if (!(answer instanceof Response)) setStatus(page, answer);
  return answer;
}

export function setStatus({ response }: AstroGlobal, { status, retryAfterSeconds }: Returned): void {
  response.status = status;
  if (retryAfterSeconds !== undefined) response.headers.set('retry-after', String(retryAfterSeconds));
}

/** Does what the form's `do` says, one of `intents`; 404 where it says none of them. */
export async function answerIntent<Who extends Viewer | null>(
  context: Context,
  viewer: Who,
  intents: readonly Intent<Who>[],
  form: FormData,
): Promise<Response | Returned> {
  const [name, about = ''] = textOf(form, 'do').split(':');
  const meant = intents.find((intent) => intent.do === name);
  return meant ? meant.answer(form, await senderOf(context, viewer, about)) : new Response(null, { status: 404 });
}

/** Takes a form that has no page to come back to: what keeps it from being done is said by whoever catches it. */
export const endpointOf =
  (intent: Intent<Viewer | null>): APIRoute =>
  async (context) => {
    const done = await intent.make(await readForm(context.request), await senderOf(context, context.locals.viewer, ''));
    if (!(done instanceof Response)) throw new TypeError(`What is sent to ${intent.route} has no page to show anything on.`);
    return done;
  };

async function senderOf<Who>(context: Context, viewer: Who, about: string): Promise<Sender<Who>> {
  const { now, locale } = context.locals;
  const [id = ''] = Object.values(context.params);
  return { viewer, database: await database(), now, locale, id, about, context };
}
