import { and, eq, gt, isNull, ne, sql } from 'drizzle-orm';
import type { Queryable } from '#db/open.ts';
import { invitations } from '#db/schema/accounts.ts';
import { licences } from '#db/schema/licences.ts';
import { expertise, people } from '#db/schema/people.ts';
import type { ViewerPlace } from '#access/viewer.ts';
import { inHours, minutesRunning } from './hours.ts';
import { opensSection, visibleTo } from './visible.ts';
import { itemAt } from '#lists/item-at.ts';

/** What hangs on a person, as far as the viewer may know of it. */
export interface WhatFollows {
  /** Hours a month that are agreed and run, in so many topics. */
  agreedHours: number;
  agreedTopics: number;
  /** Those whose stand-in the person is. */
  standsInFor: number;
  hasStandIn: boolean;
  licencesOwned: number;
  openInvitation: boolean;
}

interface Asked {
  personId: string;
  /** Whether the viewer agrees the person's hours, and so knows them whatever their audience. */
  agrees: boolean;
  /** YYYY-MM-DD. */
  today: string;
  now: Date;
}

/** What ends or changes hands when the person leaves or moves. Hidden hours and stand-ins are not counted. */
export async function findWhatFollows(db: Queryable, viewer: ViewerPlace, { personId, agrees, today, now }: Asked): Promise<WhatFollows> {
  const count = sql<number>`count(*)`.mapWith(Number);
  const known = agrees ? undefined : opensSection(viewer, 'hours');
  const running = minutesRunning(today);
  const hours = await db
    .select({ topics: count, hours: inHours<number>(sql`coalesce(sum(${running}), 0)`) })
    .from(expertise)
    .innerJoin(people, eq(people.id, expertise.personId))
    .where(and(eq(expertise.personId, personId), gt(running, 0), known));
  const absenceIsOpen = opensSection(viewer, 'absence');
  const standIns = await db
    .select({ people: count })
    .from(people)
    .where(and(eq(people.standInId, personId), ne(people.id, personId), visibleTo(viewer), absenceIsOpen));
  const own = await db
    .select({ people: count })
    .from(people)
    .where(and(eq(people.id, personId), sql`${people.standInId} IS NOT NULL`, absenceIsOpen));
  const owned = await db
    .select({ licences: count })
    .from(licences)
    .where(and(eq(licences.ownerId, personId), eq(licences.active, true)));
  const open = await db
    .select({ invitations: count })
    .from(invitations)
    .where(and(eq(invitations.personId, personId), isNull(invitations.usedAt), gt(invitations.endsAt, now)));
  return {
    agreedHours: itemAt(hours, 0).hours,
    agreedTopics: itemAt(hours, 0).topics,
    standsInFor: itemAt(standIns, 0).people,
    hasStandIn: itemAt(own, 0).people > 0,
    licencesOwned: itemAt(owned, 0).licences,
    openInvitation: itemAt(open, 0).invitations > 0,
  };
}
