import type { IncomingMessage, ServerResponse } from 'node:http';
import { tooLarge } from '#i18n/forms-too-large.ts';

/** What a form may hold: a profile with thirty topics, every field full of letters that take six bytes each, is under it. */
export const mostBodyBytes = 128 * 1024;
/** A browser hears of a refusal once it has sent what it began to send; beyond this the connection ends instead. */
const mostDiscardedBytes = 4 * 1024 * 1024;

/** What clients that are still sending may hold in all: five hundred of the largest forms. */
const mostUnderWayBytes = 64 * 1024 * 1024;

/** The bodies that are being received. */
export class Bodies {
  readonly #mostBytes: number;
  /** How to end each, the one that has been longest under way first. */
  readonly #underWay = new Set<() => void>();
  #bytes = 0;

  constructor(mostBytes = mostUnderWayBytes) {
    this.#mostBytes = mostBytes;
  }

  /**
   * Reads what a request carries before anything else is done for it. Null where it was answered instead: with 413 where it is too large, with
   * 503 where it was longest under way when all together became too much, so that who stops halfway stops nobody else. Null too where the
   * client went away.
   */
  async receive(request: IncomingMessage, response: ServerResponse): Promise<Buffer | null> {
    if (Number(request.headers['content-length'] ?? 0) > mostBodyBytes) return refuse(request, response);
    return new Promise((resolve) => {
      const chunks: Buffer[] = [];
      let received = 0;
      const settle = (body: Buffer | null) => {
        request.off('data', take);
        if (this.#underWay.delete(giveUp)) this.#bytes -= received;
        resolve(body);
      };
      const giveUp = () => {
        settle(null);
        response.writeHead(503, { 'retry-after': '5', connection: 'close' }).end(() => request.destroy());
      };
      const take = (chunk: Buffer) => {
        received += chunk.length;
        this.#bytes += chunk.length;
        chunks.push(chunk);
        if (received > mostBodyBytes) settle(refuse(request, response));
        else this.#makeRoom();
      };
      this.#underWay.add(giveUp);
      request.on('data', take);
      request.once('end', () => settle(Buffer.concat(chunks)));
      request.once('error', () => settle(null));
      request.once('close', () => settle(null));
    });
  }

  #makeRoom(): void {
    for (const giveUp of this.#underWay) {
      if (this.#bytes <= this.#mostBytes) return;
      giveUp();
    }
  }
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
  response
    .writeHead(413, { 'content-type': wantsPage ? 'text/html; charset=utf-8' : 'application/problem+json', 'cache-control': 'no-store' })
    .end(body);
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
