import { expect, test } from 'vitest';
import { moneySeenInPlans, planNetwork } from '#access/plans.ts';
import type { Role, Viewer } from '#access/viewer.ts';
import { holding } from '../support/accounts.ts';

const viewer = (role: Role, municipalityCode: string | null = '3103'): Viewer => ({
  accountId: 'a',
  name: 'A',
  roles: holding(role, municipalityCode, 'oslofjord'),
  personId: null,
  municipalityCode,
  networkIds: ['oslofjord', 'hills'],
  networkId: 'oslofjord',
});

test('planners and network admins see all money, editors that of their own municipality, others none', () => {
  const roles: Role[] = ['staff', 'member', 'planner', 'editor', 'keeper', 'auditor', 'admin'];
  expect(roles.map((role) => moneySeenInPlans(viewer(role)))).toEqual(['none', 'none', 'all', 'own', 'none', 'none', 'all']);
  expect(moneySeenInPlans(viewer('editor', null))).toBe('none');
});

test("a plan is for one of the reader's own networks, the usual one unless another is named", () => {
  expect(planNetwork(viewer('staff'), null)).toBe('oslofjord');
  expect(planNetwork(viewer('staff'), 'hills')).toBe('hills');
  expect(planNetwork(viewer('staff'), 'elsewhere')).toBeUndefined();
});
