import { anybody } from '#access/anybody.ts';

/** Of an intent that refuses nobody for who they are, and says itself what is wrong. */
export const openToAll = { policy: anybody, refused: '', labels: () => ({}) };
