const validForMs = 90 * 86_400_000;

/** The file of RFC 9116: where to report a hole. It is made anew at each question, so that it never runs out while the server is kept. */
export function securityTxt(contact: string, publicUrl: URL | null, now: Date): string {
  return [
    `Contact: ${contact}`,
    `Expires: ${new Date(now.getTime() + validForMs).toISOString()}`,
    'Preferred-Languages: nb, en',
    ...(publicUrl ? [`Canonical: ${new URL('/.well-known/security.txt', publicUrl)}`] : []),
    '',
  ].join('\n');
}
