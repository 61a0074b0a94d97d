import { text, version, whole } from '../fields.ts';

/** What one says of a topic. `noHours` stands for hours that were left empty. */
export const expertiseFields = (noHours?: number) => ({ level: whole(), evidence: text, askedHours: whole(noHours), version });

export const withoutProfile = 'state expertise, for it has no profile';
