import type { Intent } from '#forms/intent.ts';

const modules = import.meta.glob<Record<string, unknown>>('../../src/forms/*/*.ts', { eager: true });

/** What forms may be sent for, found by listing src/forms: the route that takes it, and what its field `do` says up to a colon. */
export const intents = Object.entries(modules).flatMap(([path, module]) =>
  Object.values(module)
    .filter(isIntent)
    .map(({ route, do: says }) => ({ file: path.replace('../../', ''), route, says })),
);

function isIntent(value: unknown): value is Intent {
  return typeof value === 'object' && value !== null && 'route' in value && 'answer' in value;
}
