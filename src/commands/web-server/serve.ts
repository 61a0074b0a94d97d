import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import { isIPv6 } from 'node:net';
import { join, resolve } from 'node:path';
import type { Duplex } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { Bodies } from './bodies.ts';
import { clientFilesIn, sendClientFile } from './client-files.ts';
import { compress } from './compression.ts';
import { Entrance } from './entrance.ts';
import { setting } from '../environment.ts';
import { answerHeaders, writeHeadersOf } from './headers.ts';
import { CommandError } from '../command-error.ts';
import { itemAt } from '#lists/item-at.ts';

type BuiltHandler = (request: IncomingMessage & { body?: Buffer }, response: ServerResponse) => Promise<void>;

const patienceMs = 10_000;
/** Who takes longer to send a request is cut off. One without Host, which we read nowhere, is answered like any other. */
const asking = { requestTimeout: 30_000, connectionsCheckingInterval: 5_000, requireHostHeader: false };

/**
 * Serves a build on every one of `hosts` until SIGINT or SIGTERM, then lets open requests end.
 * Resolves when it listens and its database is open. Throws a CommandError when the build is missing or the port is taken.
 */
export async function serve({ folder, hosts, port }: { folder: string; hosts: string[]; port: number }): Promise<void> {
  const entry = resolve(folder, 'server/entry.mjs');
  if (!existsSync(entry)) throw new CommandError(`There is no build in ${folder}. Run npm run build first.`);
  const { handler }: { handler: BuiltHandler } = await import(pathToFileURL(entry).href);
  const clientFile = clientFilesIn(join(folder, 'client'));
  const entrance = new Entrance();
  const bodies = new Bodies();
  const https = setting('PUBLIC_URL')?.startsWith('https:') ?? false;
  const listener: RequestListener = (request, response) => {
    const file = clientFile(request);
    writeHeadersOf(response, file ? 'file' : 'rendered', https);
    if (file) {
      sendClientFile(file, request, response);
      return;
    }
    if (request.method === 'TRACE') {
      response.writeHead(405).end();
      return;
    }
    // The client's word, which no answer follows; one that makes no URL would fail before the middleware, and be logged with its query.
    request.headers.host = 'localhost';
    compress(request, response);
    entrance.enter(request, response, () => void answer(request, response));
  };
  // The handler takes a body that was read before it.
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.method === 'GET' || request.method === 'HEAD') return handler(request, response);
    const body = await bodies.receive(request, response);
    if (body) return handler(Object.assign(request, { body }), response);
  };
  const servers = await Promise.all(hosts.map((host) => listen(listener, host, port)));
  for (const server of servers) {
    server?.on('clientError', (error, socket) => refuseUnreadable(error, socket, https));
    server?.on('checkExpectation', (_, response: ServerResponse) => {
      writeHeadersOf(response, 'rendered', https);
      response.writeHead(417).end();
    });
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop(servers.filter((server) => server !== null)));
  await openTheDatabase(itemAt(hosts, 0), port);
}

/**
 * The server opens its database at the first question; asking one here makes it hold the file, and fail, from the start. Asking for
 * the home page cuts the network's map, and asking for the plan loads its page, which take a second, before anyone waits for them.
 */
async function openTheDatabase(host: string, port: number): Promise<void> {
  const everywhere: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' };
  const name = everywhere[host] ?? (isIPv6(host) ? `[${host}]` : host);
  const { ok } = await fetch(`http://${name}:${port}/healthz`);
  if (!ok) throw new CommandError('The server could not open its database; what it logged above says why.');
  await fetch(`http://${name}:${port}/`);
  await fetch(`http://${name}:${port}/plan`, { redirect: 'manual' });
}

/** What is no HTTP gets an answer with the headers of all others, and the connection ends. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex, https: boolean): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const headers = Object.entries(answerHeaders({ connection: 'close', 'content-length': 0 }, 'rendered', https));
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...headers.map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n'));
}

/** Throws a CommandError where a port is taken, before anything slow is done for it. */
export async function checkPortIsFree(hosts: string[], port: number): Promise<void> {
  for (const host of hosts) {
    const server = await listen(() => undefined, host, port);
    await new Promise((closed) => (server ? server.close(closed) : closed(null)));
  }
}

/** Null where the machine has no IPv6. */
function listen(listener: RequestListener, host: string, port: number): Promise<Server | null> {
  return new Promise((listening, failed) => {
    const server = createServer(asking, listener);
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (isIPv6(host) && (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT')) listening(null);
      else failed(portError(error, host, port));
    });
    // Where more connections wait than this, the system turns away those of signed-in readers too.
    server.listen({ host, port, ipv6Only: isIPv6(host), backlog: 4_096 }, () => listening(server));
  });
}

function portError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new CommandError(`Port ${port} is in use by another program. Stop that program or choose another port.`);
  if (error.code === 'EACCES') return new CommandError(`This user may not listen on port ${port}. Choose a port of 1024 or more.`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new CommandError(
      `HOST is ${host}, which is no address of this machine. Set it to an address the machine has, such as 127.0.0.1.`,
    );
  return error;
}

function stop(servers: Server[]): void {
  setTimeout(() => process.exit(0), patienceMs).unref();
  let open = servers.length;
  for (const server of servers) {
    server.close(() => {
      open -= 1;
      if (open === 0) process.exit(0);
    });
    server.closeIdleConnections();
  }
}
