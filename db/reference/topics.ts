import { buildingTopics } from './topics/building.ts';
import { digitalTopics } from './topics/digital.ts';
import { economyTopics } from './topics/economy.ts';
import { environmentTopics } from './topics/environment.ts';
import { growingUpTopics } from './topics/growing-up.ts';
import { healthTopics } from './topics/health.ts';
import { lawTopics } from './topics/law.ts';
import type { StarterTopic } from './topics/topic.ts';

export type { StarterTopic };

/** The starter vocabulary by area of work. */
const starterTopicsByArea = {
  law: lawTopics,
  digital: digitalTopics,
  building: buildingTopics,
  environment: environmentTopics,
  health: healthTopics,
  growingUp: growingUpTopics,
  economy: economyTopics,
};

export const starterTopics: StarterTopic[] = Object.values(starterTopicsByArea).flat();
