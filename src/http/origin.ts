const loopbacks = ['localhost', '127.0.0.1', '[::1]'];
const readingMethods = ['GET', 'HEAD', 'OPTIONS'];

/** The origins that are ours: the public one, or where none is set (demo, development) the loopback names at our port. */
export function ownOrigins(publicUrl: URL | null, port: number): string[] {
  return publicUrl ? [publicUrl.origin] : loopbacks.map((host) => `http://${host}:${port}`);
}

/** Whether a request may change something: it says where it comes from, and that is us. */
export function comesFromOurselves(request: Request, origins: string[]): boolean {
  if (readingMethods.includes(request.method)) return true;
  return origins.includes(request.headers.get('origin') ?? '');
}
