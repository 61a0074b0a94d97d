import { readFileSync } from 'node:fs';

const { version }: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'));

/** What runs here, and since when. */
export const running = { version, node: process.versions.node, startedAt: new Date(Date.now() - process.uptime() * 1_000) };
