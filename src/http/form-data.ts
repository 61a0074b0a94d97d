/** What a request carries is no form, or is broken off: the message says what to send. */
export class NotAFormError extends Error {
  /** The status of the answer. */
  readonly status: 400 | 415;

  constructor(status: 400 | 415, message: string) {
    super(message);
    this.name = 'NotAFormError';
    this.status = status;
  }
}

const formTypes = ['application/x-www-form-urlencoded', 'multipart/form-data'];

/** The form that a request carries, an empty one where it carries nothing. src/commands/web-server/bodies.ts has seen to it that it is not too large. */
export async function readForm(request: Request): Promise<FormData> {
  const type = request.headers.get('content-type')?.replace(/;.*$/s, '').trim().toLowerCase();
  if (!type || request.body === null) return new FormData();
  if (!formTypes.includes(type))
    throw new NotAFormError(415, `This page takes forms, not ${type.slice(0, 80)}. Send ${formTypes.join(' or ')}.`);
  try {
    return await request.formData();
  } catch {
    throw new NotAFormError(
      400,
      'The form cannot be read: it is broken off or not put together as its type says. Open the page and send it again.',
    );
  }
}

/** A field as it was typed; empty where it is missing or a file. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
