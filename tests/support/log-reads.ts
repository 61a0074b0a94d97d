import { subscribe } from 'node:diagnostics_channel';

/** Loaded into a server before it starts: says every statement that it reads with, a line each. */
subscribe('allmenning:read', (sql) => console.log(`read: ${String(sql).replace(/\s+/g, ' ')}`));
