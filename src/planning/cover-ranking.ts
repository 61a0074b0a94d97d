/** Which topics lack most hours, which have most to spare, and which would gain most by sharing. */
import { type MunicipalityCover, type TopicCover, hoursToSpare } from './cover.ts';

/** The topics with most hours missing, and those with most to spare; none stands in both. */
export function thinnestAndStrongest(topics: readonly TopicCover[], length: number): Record<'thinnest' | 'strongest', TopicCover[]> {
  const ordered = [...topics].sort((a, b) => hoursToSpare(a) - hoursToSpare(b) || a.slug.localeCompare(b.slug));
  return {
    thinnest: ordered.filter((topic) => hoursToSpare(topic) < 0).slice(0, length),
    strongest: ordered
      .filter((topic) => hoursToSpare(topic) >= 0)
      .reverse()
      .slice(0, length),
  };
}

export interface UnevenTopic {
  topic: TopicCover;
  /** Municipalities that fall short on their own. */
  short: MunicipalityCover[];
  /** What they are short of together, hours a year. */
  shortHours: number;
  /** The municipality with most to spare, and how much. */
  richest: MunicipalityCover;
  spareHours: number;
}

/** Together the own hours are nearly enough from this part of the need up to its inverse. */
const nearlyEnough = 0.8;

/**
 * The topic that sharing would help most: together the network's hours are nearly enough (80 to 125 per cent of the need), yet on
 * their own most municipalities fall short. Of those, the one where one municipality's spare hours could fill most of what is missing.
 */
export function mostUneven(topics: readonly TopicCover[]): UnevenTopic | undefined {
  const candidates = topics.flatMap((topic) => {
    const { need, ownHours, municipalities } = topic;
    if (need === 0 || ownHours < nearlyEnough * need || ownHours > need / nearlyEnough) return [];
    const short = municipalities.filter((row) => hoursToSpare(row) < 0);
    const richest = municipalities.reduce((best, row) => (hoursToSpare(row) > hoursToSpare(best) ? row : best));
    const spareHours = hoursToSpare(richest);
    if (short.length * 2 <= municipalities.length || spareHours <= 0) return [];
    return [{ topic, short, shortHours: short.reduce((sum, row) => sum - hoursToSpare(row), 0), richest, spareHours }];
  });
  const filled = ({ shortHours, spareHours }: UnevenTopic) => Math.min(shortHours, spareHours);
  return candidates.sort((a, b) => filled(b) - filled(a) || a.topic.slug.localeCompare(b.topic.slug))[0];
}
