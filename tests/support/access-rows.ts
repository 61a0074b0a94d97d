import { readFileSync } from 'node:fs';

const [columns, ...lines] = readFileSync('tests/access.csv', 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(','));

/** Who asks, in the order of the columns of tests/access.csv. */
export const accessRoles = columns.slice(5);

/** tests/access.csv: what comes back of every route and form, by role. */
export const accessRows = lines.map(([method, route, address, where, body, ...expected]) => ({
  method,
  route,
  address,
  where,
  body,
  expected,
}));
