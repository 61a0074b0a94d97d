import { holds } from './roles.ts';
import type { Viewer } from './viewer.ts';

/** Sees how the server is doing, and whatever else stands under Administration. */
export const seesAdministration = (viewer: Viewer): boolean => holds(viewer, 'administer');
