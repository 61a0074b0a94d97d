import { configDefaults, defineConfig } from 'vitest/config';

const long = process.env.TEST_LONG === '1';

export default defineConfig({
  test: {
    include: long ? ['tests/**/*.long.test.ts'] : ['tests/**/*.test.ts'],
    exclude: long ? configDefaults.exclude : [...configDefaults.exclude, 'tests/**/*.long.test.ts'],
    globalSetup: ['tests/support/run-folder.ts'],
    testTimeout: long ? 600_000 : 60_000,
    hookTimeout: 240_000,
  },
});
