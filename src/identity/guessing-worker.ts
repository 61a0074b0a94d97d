import { parentPort } from 'node:worker_threads';
import { weaknessOf } from './guessing.ts';
import type { Answer, Question } from './guessable-passwords.ts';

parentPort?.on('message', ({ id, password, about }: Question) => {
  parentPort?.postMessage({ id, weakness: weaknessOf(password, about) } satisfies Answer);
});
