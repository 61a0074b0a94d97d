import type { Viewer } from '#access/viewer.ts';
import type { TopicCover } from '#planning/cover.ts';
import { mostUneven, thinnestAndStrongest } from '#planning/cover-ranking.ts';
import type { Queryable } from '#db/open.ts';
import { listMembers } from '#db/queries/municipalities.ts';
import { countNetworkPeople, findPublishedNetwork } from '#db/queries/seats.ts';
import { listTopics, listUnpublishedTopics } from '#db/queries/topics.ts';
import { home } from '#i18n/home.ts';
import type { Locale } from '#i18n/locale.ts';
import { bandOf } from '#map/drawing/scale.ts';
import type { MapMunicipality, MapScene } from '#map/drawing/scene.ts';
import { retryAfterSeconds } from '#workers/paced-queue.ts';
import { drawnMap } from '#workers/plan-pool.ts';
import { readHome } from './address/home.ts';
import { longestBar, networkCover } from './cover.ts';
import { itemAt } from '#lists/item-at.ts';

const listLength = 5;
const oftenKnown = 4;
/** What the map shows where nobody has chosen. */
const firstTopic = 'gdpr';

const bySlug = <T extends { slug: string }>(topics: readonly T[], ...slugs: (string | null)[]): T =>
  slugs.map((slug) => topics.find((topic) => topic.slug === slug)).find((topic) => topic !== undefined) ?? itemAt(topics, 0);

const still = { hosts: [], served: [], layer: 'strength' } satisfies Partial<MapScene>;

const seatOnly = ({ code, name, lat, lon, population }: MapMunicipality): MapMunicipality => ({ code, name, lat, lon, population });

/** The home page as its reader may see it, with the map drawn, or, where too many maps are asked for at once, when to ask again. */
export async function homePage(db: Queryable, viewer: Viewer | null, params: URLSearchParams, locale: Locale, now: Date) {
  const slug = readHome(params);
  const own = viewer ? await homeForViewer(db, viewer, slug, now) : undefined;
  const open = viewer ? undefined : await homeForVisitor(db, slug, now);
  const scene = own ? strengthScene(own.seats, own.chosen, home[locale].peopleAndHours) : open?.scene;
  const drawing = { frames: ['homeWide', 'homeMiddle', 'homeNarrow'] as const, id: 'home-map', linksTo: own && '/municipalities/' };
  const drawn = scene && (await drawnMap(db, viewer?.accountId ?? null, scene, locale, drawing));
  return {
    own: own && { ...own, longest: longestBar([...own.thinnest, ...own.strongest]) },
    open,
    shown: own ?? open,
    municipalities: scene?.municipalities.length ?? 0,
    drawn,
    retryAfterSeconds: scene && !drawn ? retryAfterSeconds : undefined,
  };
}

/** The home page of those signed in: the strength of a topic on the map, and the cover of all topics. `slug` may be anything. */
export async function homeForViewer(db: Queryable, viewer: Viewer, slug: string | null, now: Date) {
  const [seats, topics, people] = await Promise.all([
    listMembers(db, viewer.networkId),
    networkCover(db, viewer.networkId, now),
    countNetworkPeople(db, viewer.networkId),
  ]);
  if (seats.length === 0 || topics.length === 0) return undefined;
  const chosen = bySlug(topics, slug, firstTopic);
  return {
    people,
    seats,
    topics,
    chosen,
    ...thinnestAndStrongest(topics, listLength),
    known: topics.toSorted((a, b) => b.experts - a.experts || a.slug.localeCompare(b.slug)).slice(0, oftenKnown),
    uneven: mostUneven(topics),
  };
}

/** What a visitor without sign-in may know of a topic. */
export interface BandedTopic {
  slug: string;
  labelEn: string;
  labelNb: string;
  band: ReturnType<typeof bandOf>;
}

/**
 * The home page of a visitor: the published network in bands, without the topics that it leaves out; to ask for one of those is to ask for
 * one that does not exist. Nothing that is returned holds a count, an hour or a person; the band of a
 * topic counts the people of the whole network together, the band of a municipality its own. Where nobody has chosen, the map shows the
 * topic whose bands differ most from one municipality to the next.
 */
export async function homeForVisitor(db: Queryable, slug: string | null, now: Date) {
  const network = await findPublishedNetwork(db);
  if (!network) return undefined;
  const [seats, all, unpublished] = await Promise.all([
    listMembers(db, network.id),
    networkCover(db, network.id, now),
    listUnpublishedTopics(db, network.id),
  ]);
  const covers = all.filter((cover) => !unpublished.includes(cover.slug));
  if (seats.length === 0 || covers.length === 0) return undefined;
  const topics: BandedTopic[] = covers.map(({ slug, labelEn, labelNb, experts }) => ({ slug, labelEn, labelNb, band: bandOf(experts) }));
  const bandsOf = (cover: TopicCover) => cover.municipalities.map(({ experts }) => bandOf(experts));
  const variety = (cover: TopicCover) => new Set(bandsOf(cover)).size;
  const mostVaried = covers.reduce((best, cover) => (variety(cover) > variety(best) ? cover : best));
  const chosen = bySlug(covers, slug, mostVaried.slug);
  const bands = bandsOf(chosen);
  const scene: MapScene = {
    ...still,
    municipalities: seats.map((seat, index) => ({ ...seatOnly(seat), band: bands[index] })),
  };
  return { topics, chosen: { slug: chosen.slug }, scene };
}

/** Slugs of the topics that a visitor can choose; empty where no network has published its map. */
export async function publishedTopics(db: Queryable): Promise<ReadonlySet<string>> {
  const network = await findPublishedNetwork(db);
  if (!network) return new Set();
  const [all, unpublished] = await Promise.all([listTopics(db), listUnpublishedTopics(db, network.id)]);
  return new Set(all.map(({ slug }) => slug).filter((slug) => !unpublished.includes(slug)));
}

/** Need, own hours and how many know a topic, municipality by municipality; `line` writes what stands under a name. */
export function strengthScene(
  seats: readonly MapMunicipality[],
  topic: TopicCover,
  line: (experts: number, ownHours: number) => string,
): MapScene {
  return {
    ...still,
    municipalities: seats.map((seat) => {
      const cover = topic.municipalities.find(({ code }) => code === seat.code)!;
      return { ...seatOnly(seat), needHours: cover.need, ownHours: cover.ownHours, secondLine: line(cover.experts, cover.ownHours) };
    }),
  };
}
