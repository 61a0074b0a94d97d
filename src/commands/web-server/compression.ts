import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip';

const compressible = /^(text\/|application\/(json|problem\+json))/;
// Above this quality a page takes longer to compress than to send.
const brotliQuality = 4;

/** The best encoding that both sides know; null for none. */
export function acceptedEncoding(request: IncomingMessage): Encoding | null {
  const accepted = String(request.headers['accept-encoding'] ?? '')
    .split(',')
    .map((part) => part.split(';').map((piece) => piece.trim()))
    .filter(([, weight]) => !weight?.startsWith('q=') || Number(weight.slice('q='.length)) > 0)
    .map(([name]) => name);
  if (accepted.includes('br')) return 'br';
  return accepted.includes('gzip') ? 'gzip' : null;
}

/** Compressed bodies by etag and encoding: an answer that has an etag is sent again, byte for byte. */
const compressed = new LRUCache<string, Buffer>({ max: 1_000 });

/** Compresses what will be written to `response`, where the browser understands it and the content gains by it. */
export function compress(request: IncomingMessage, response: ServerResponse): void {
  const encoding = acceptedEncoding(request);
  if (request.method === 'HEAD' || encoding === null) return;
  const writeHead = response.writeHead.bind(response);
  const end = response.end.bind(response);
  Object.assign(response, {
    writeHead(status: number, headers: OutgoingHttpHeaders = {}) {
      if (!compressible.test(String(headers['content-type'] ?? '')) || status === 204 || status === 304) return writeHead(status, headers);
      const { 'content-length': _, ...rest } = headers;
      const known = compressed.get(`${headers.etag} ${encoding}`);
      if (known) Object.assign(response, { write: () => true, end: () => end(known) });
      else compressInto(response, encoding, headers.etag ? (body) => void compressed.set(`${headers.etag} ${encoding}`, body) : undefined);
      return writeHead(status, { ...rest, 'content-encoding': encoding, vary: 'accept-encoding' });
    },
  });
}

function compressInto(response: ServerResponse, encoding: Encoding, done?: (body: Buffer) => void): void {
  const write = response.write.bind(response);
  const end = response.end.bind(response);
  const encoder = encoding === 'br' ? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } }) : createGzip();
  const chunks: Buffer[] = [];
  encoder.on('data', (chunk: Buffer) => {
    write(chunk);
    if (done) chunks.push(chunk);
  });
  encoder.on('end', () => {
    end();
    done?.(Buffer.concat(chunks));
  });
  response.on('close', () => encoder.destroy());
  Object.assign(response, {
    write: (chunk: Uint8Array) => encoder.write(chunk),
    end: (chunk?: Uint8Array) => {
      encoder.end(chunk);
      return response;
    },
  });
}
