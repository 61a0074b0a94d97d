import { expect, test, vi } from 'vitest';
import { logFailure } from '#http/log.ts';

test('a failure is logged by its place, without what a person wrote, not even a line of it that looks like a place', () => {
  const written = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  logFailure(
    'id',
    '/me',
    new Error('Failed query, params: 1\n    at home call 99 88 77 66', { cause: new Error('Kari Nordmann\n  at home') }),
  );
  const [line] = written.mock.calls[0];
  written.mockRestore();
  expect(line).toContain('id /me failed: Error\n    at ');
  expect(line).toContain('log.test.ts');
  expect(line).not.toMatch(/Kari|at home/);
});
