import type { IncomingMessage, ServerResponse } from 'node:http';
import { tooLarge } from '#i18n/too-large.ts';

/** What a form may hold: a profile with thirty topics, every field full of letters that take six bytes each, is under it. */
export const mostBodyBytes = 128 * 1024;
/** A browser hears of a refusal once it has sent what it began to send; beyond this the connection ends instead. */
const mostDiscardedBytes = 4 * 1024 * 1024;

/**
 * Reads what a request carries before anything else is done for it. Null where it is too large, and was answered with 413, or where
 * the client went away.
 */
export async function receiveBody(request: IncomingMessage, response: ServerResponse): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > mostBodyBytes) return refuse(request, response);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let received = 0;
    const take = (chunk: Buffer) => {
      received += chunk.length;
      chunks.push(chunk);
      if (received <= mostBodyBytes) return;
      request.off('data', take);
      resolve(refuse(request, response));
    };
    request.on('data', take);
    request.once('end', () => resolve(received > mostBodyBytes ? null : Buffer.concat(chunks)));
    request.once('error', () => resolve(null));
  });
}

function refuse(request: IncomingMessage, response: ServerResponse): null {
  let left = mostDiscardedBytes;
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) request.destroy();
  });
  request.on('error', () => undefined);
  const wantsPage = request.headers.accept?.includes('text/html') ?? false;
  const { title, advice } = tooLarge.en;
  const body = wantsPage ? page() : JSON.stringify({ title, status: 413, detail: advice(mostBodyBytes / 1024) });
  response.writeHead(413, { 'content-type': wantsPage ? 'text/html; charset=utf-8' : 'application/problem+json', 'cache-control': 'no-store' }).end(body);
  return null;
}

/** In both languages: who asks is not looked up for a request that is refused. */
function page(): string {
  const texts = (['nb', 'en'] as const).map((locale) => {
    const { title, advice } = tooLarge[locale];
    return `<div lang="${locale}"><h1>${title}</h1><p>${advice(mostBodyBytes / 1024)}</p></div>`;
  });
  return `<!doctype html><html lang="nb"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${tooLarge.nb.title}</title></head><body><main>${texts.join('')}</main></body></html>`;
}
