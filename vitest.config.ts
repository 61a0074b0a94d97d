import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

const long = process.env.TEST_LONG === '1';

export default defineConfig({
  // Of Astro's own making, and there in its builds alone: without it no test could list the forms.
  resolve: { alias: { 'astro:env/server': new URL('./tests/support/astro-env.ts', import.meta.url).pathname } },
  test: {
    include: long ? ['tests/**/*.long.test.ts'] : ['tests/**/*.test.ts'],
    exclude: long ? configDefaults.exclude : [...configDefaults.exclude, 'tests/**/*.long.test.ts'],
    // Most of a test is waiting for a server or a browser, which are processes of their own.
    maxWorkers: Math.max(2, availableParallelism()),
    globalSetup: ['tests/support/run-folder.ts'],
    testTimeout: long ? 600_000 : 60_000,
    hookTimeout: 240_000,
  },
});
