import { parseArgs } from 'node:util';
import { setEnvironment } from '#commands/environment.ts';
import { serve } from '#commands/web-server/serve.ts';

/** Serves a build as `npm run demo` and `npm start` do, without their checks; a process of its own, as in the field. */
const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    database: { type: 'string' },
    port: { type: 'string' },
    'public-url': { type: 'string' },
    'trusted-proxies': { type: 'string' },
  },
});
setEnvironment({
  DATABASE_URL: values.database,
  PORT: values.port,
  PUBLIC_URL: values['public-url'],
  TRUSTED_PROXIES: values['trusted-proxies'],
});
await serve({ folder: values.folder!, hosts: ['127.0.0.1', '::1'], port: Number(values.port) });
console.log('listening');
