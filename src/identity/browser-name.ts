// The first that fits: Edge and Opera call themselves Chrome too, and Chrome Safari.
const browsers = [
  ['Edge', /\bEdgA?(iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|CriOS|HeadlessChrome)\//],
  ['Safari', /\bSafari\//],
] as const;

const systems = [
  ['Android', /\bAndroid\b/],
  ['iOS', /\b(iPhone|iPad|iPod)\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
] as const;

/** What its owner knows a browser by, such as `Firefox, Windows`; of the header nothing else is kept. Empty where neither is known. */
export function browserName(userAgent: string): string {
  const text = userAgent.slice(0, 500);
  return [browsers, systems].flatMap((known) => known.find(([, pattern]) => pattern.test(text))?.[0] ?? []).join(', ');
}
