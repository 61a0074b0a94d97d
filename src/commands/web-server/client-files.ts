import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { acceptedEncoding, type Encoding } from './compression.ts';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};
const compressible = ['.css', '.js', '.json', '.svg', '.txt'];

export interface ClientFile {
  content: Buffer;
  /** Made when first asked for: the best compression is slow, and done once. */
  encoded: Partial<Record<Encoding, Buffer>>;
  extension: string;
  etag: string;
  /** Built files bear a hash in their name and never change. */
  immutable: boolean;
}

/** Finds the files that ship to browsers, all read at start, by what a request asks for; undefined where it is none of them. */
export function clientFilesIn(folder: string): (request: IncomingMessage) => ClientFile | undefined {
  const files = new Map<string, ClientFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const address = `/${relative(folder, path).split(sep).join('/')}`;
    const content = readFileSync(path);
    const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
    files.set(address, { content, encoded: {}, extension: extname(path), etag, immutable: address.startsWith('/_astro/') });
  }
  return ({ method, url = '' }) => (method === 'GET' || method === 'HEAD' ? files.get(url.replace(/\?.*$/, '')) : undefined);
}

/** Sends a file, compressed where the browser understands it, or says that the browser has it already. */
export function sendClientFile(file: ClientFile, request: IncomingMessage, response: ServerResponse): void {
  const encoding = compressible.includes(file.extension) ? acceptedEncoding(request) : null;
  const body = encoding ? encoded(file, encoding) : file.content;
  response.setHeader('etag', file.etag);
  response.setHeader('cache-control', file.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=3600');
  response.setHeader('vary', 'accept-encoding');
  if (request.headers['if-none-match'] === file.etag) {
    response.writeHead(304).end();
    return;
  }
  if (encoding) response.setHeader('content-encoding', encoding);
  response.writeHead(200, { 'content-type': types[file.extension] ?? 'application/octet-stream', 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function encoded(file: ClientFile, encoding: Encoding): Buffer {
  file.encoded[encoding] ??= encoding === 'br' ? brotliCompressSync(file.content) : gzipSync(file.content, { level: 9 });
  return file.encoded[encoding];
}
