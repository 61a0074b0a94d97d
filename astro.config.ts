import node from '@astrojs/node';
import type { AstroIntegration } from 'astro';
import { defineConfig, envField } from 'astro/config';

/** `npm run demo` builds apart, so that no production file holds a trace of the demo's sign-in. */
const demoBuild = process.env.DEMO === '1';
// Astro writes any other value into import.meta.env.DEMO, where "0" would count as true.
if (!demoBuild) delete process.env.DEMO;

const demoSignIn: AstroIntegration = {
  name: 'demo-sign-in',
  hooks: {
    'astro:config:setup': ({ command, injectRoute, updateConfig }) => {
      const demo = demoBuild || command === 'dev';
      updateConfig({ vite: { define: { 'import.meta.env.DEMO': JSON.stringify(demo) } } });
      if (demo) injectRoute({ pattern: '/sign-in/demo', entrypoint: './src/pages/sign-in/_demo.ts' });
    },
  },
};

const digestOfAstro = 'async function generateCspDigest(data, algorithm) {';

/** Astro digests the styles that stand in a page anew at every request, which took a tenth of it; the digest of one text is kept instead. */
const keptDigests = {
  name: 'kept-digests',
  transform(code: string, id: string) {
    if (!id.endsWith('/astro/dist/core/encryption.js')) return undefined;
    if (!code.includes(digestOfAstro)) throw new Error(`This Astro digests elsewhere than in ${id}: see keptDigests in astro.config.ts.`);
    const kept = `const keptDigests = new Map();
function generateCspDigest(data, algorithm) {
  const key = algorithm + data;
  if (!keptDigests.has(key) && keptDigests.size < 1_000) keptDigests.set(key, digestOnce(data, algorithm));
  return keptDigests.get(key) ?? digestOnce(data, algorithm);
}
`;
    return code.replace(digestOfAstro, `${kept}${digestOfAstro.replace('generateCspDigest', 'digestOnce')}`);
  },
};

const secret = { context: 'server', access: 'secret', optional: true } as const;

export default defineConfig({
  output: 'server',
  outDir: demoBuild ? './dist-demo' : './dist',
  // Without streaming a page that fails halfway is a clean 500, not half a 200.
  adapter: node({ mode: 'middleware', bodySizeLimit: 128 * 1024, experimentalDisableStreaming: true }),
  integrations: [demoSignIn],
  server: { host: '127.0.0.1', port: Number(process.env.PORT ?? 4321) },
  session: false,
  compressHTML: true,
  devToolbar: { enabled: false },
  vite: { plugins: [keptDigests] },
  // The middleware holds a stricter check of the Origin.
  security: { checkOrigin: false, csp: true },
  env: {
    schema: {
      PORT: envField.number({ ...secret, default: 4321 }),
      PUBLIC_URL: envField.string({ ...secret, url: true }),
      DATABASE_URL: envField.string(secret),
      DATABASE_AUTH_TOKEN: envField.string(secret),
      DATABASE_AUTH_TOKEN_FILE: envField.string(secret),
      SECURITY_CONTACT: envField.string(secret),
      TRUSTED_PROXIES: envField.number({ ...secret, default: 0 }),
    },
  },
});
