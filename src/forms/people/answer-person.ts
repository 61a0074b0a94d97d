import type { AstroGlobal } from 'astro';
import type { Viewer } from '#access/viewer.ts';
import { answerForm } from '../intent.ts';
import { agree } from './agree-hours.ts';
import { change } from './change.ts';
import { deactivate } from './deactivate.ts';
import { decline } from './decline-hours.ts';
import { end } from './end-agreement.ts';
import { endSignIn } from './end-sign-in.ts';
import { invite } from './invite.ts';
import { move } from './move.ts';
import { protect } from './protect.ts';
import { reactivate } from './reactivate.ts';
import { restoreSignIn } from './restore-sign-in.ts';

const ofPerson = [change, deactivate, reactivate, protect, agree, decline, end, move, endSignIn, restoreSignIn, invite];

/** What was sent to the page of a person. */
export const answerPerson = (page: AstroGlobal, viewer: Viewer) => answerForm(page, viewer, ofPerson);
