import { solveFile } from './solve/file.ts';

/** `npm run solve`: proven sites for a file of costs. */
process.exitCode = solveFile(process.argv.slice(2), { print: console.log, errors: process.stderr });
