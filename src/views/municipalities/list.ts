import { planNetwork } from '#access/plans.ts';
import type { Viewer } from '#access/viewer.ts';
import type { Queryable } from '#db/open.ts';
import { listMembers } from '#db/queries/municipalities.ts';
import { findPlanFacts } from '#db/queries/plans.ts';
import { topicCover } from '#planning/cover.ts';
import { localDate } from '#time/oslo.ts';
import { readMunicipalities } from '#views/address/municipalities.ts';
import type { NotThere } from '#views/plan/input.ts';
import { itemAt } from '#lists/item-at.ts';

interface ListedMunicipality {
  code: string;
  name: string;
  lat: number;
  lon: number;
  population: number;
  /** Hours a year in the topic that is asked for; missing where none is. */
  need?: number;
  needStated?: boolean;
  supply?: number;
}

/** The municipalities of a network, with need and supply in one topic where that is asked for. */
export async function municipalityList(
  db: Queryable,
  viewer: Viewer,
  params: URLSearchParams,
  now: Date,
): Promise<ListedMunicipality[] | NotThere> {
  const { network, topic } = readMunicipalities(params);
  const networkId = planNetwork(viewer, network);
  if (networkId === undefined) return { missing: 'network', value: network };
  if (topic === null) return (await listMembers(db, networkId)).map(placed);
  const facts = await findPlanFacts(db, networkId, topic, localDate(now));
  if (!facts) return { missing: 'topic', value: topic };
  const { municipalities } = topicCover(facts);
  return facts.municipalities.map((municipality, index) => {
    const { need, stated, ownHours } = itemAt(municipalities, index);
    return { ...placed(municipality), need, needStated: stated, supply: ownHours };
  });
}

const placed = ({ code, name, lat, lon, population }: ListedMunicipality) => ({ code, name, lat, lon, population });
