import { describe, expect, test } from 'vitest';
import { accountPolicy } from '#access/accounts.ts';
import { mayLookUpPeople, searcher } from '#access/directory.ts';
import { expertisePolicy } from '#access/expertise.ts';
import { licencePolicy } from '#access/licences.ts';
import { personPolicy } from '#access/people.ts';
import { moneySeenInPlans, planNetwork } from '#access/plans.ts';
import { placeOfRole } from '#access/roles.ts';
import type { Role, Viewer } from '#access/viewer.ts';
import { holding } from '../support/accounts.ts';

const everyRole: Role[] = ['staff', 'member', 'planner', 'editor', 'keeper', 'auditor', 'admin'];
const own = '1001';
const foreign = '1002';

const viewer = (role: Role, municipalityCode: string | null = own): Viewer => ({
  accountId: 'me',
  name: 'Me',
  roles: holding(role, municipalityCode, 'n1'),
  personId: 'p',
  municipalityCode,
  networkIds: ['n1', 'n2'],
  networkId: 'n1',
});
const rolesWho = (may: (viewer: Viewer) => boolean) => everyRole.filter((role) => may(viewer(role)));
const person = { id: 'p', municipalityCode: own };
const colleague = { id: 'q', municipalityCode: own };
const stranger = { id: 'r', municipalityCode: foreign };

describe('people', () => {
  test("everybody keeps their own profile and nobody another's", () => {
    expect(rolesWho((by) => personPolicy.own(by, person) && expertisePolicy.edit(by, person))).toEqual(everyRole);
    expect(rolesWho((by) => personPolicy.own(by, colleague) || expertisePolicy.edit(by, colleague))).toEqual([]);
    expect(personPolicy.own({ ...viewer('staff'), personId: null }, person)).toBe(false);
  });

  test('editors alone keep the people of their municipality and agree their hours, at home only', () => {
    for (const may of [
      (by: Viewer, whom: typeof person) => personPolicy.manage(by, whom.municipalityCode),
      (by: Viewer, whom: typeof person) => personPolicy.deactivate(by, whom),
      (by: Viewer, whom: typeof person) => expertisePolicy.agree(by, whom),
    ]) {
      expect(rolesWho((by) => may(by, colleague))).toEqual(['editor']);
      expect(rolesWho((by) => may(by, stranger))).toEqual([]);
    }
    expect(rolesWho((by) => personPolicy.deactivate(by, person))).toEqual([]);
  });

  test('who left or is not listed is there for the editors of the municipality alone', () => {
    for (const state of [
      { active: false, protected: false },
      { active: true, protected: true },
    ]) {
      expect(rolesWho((by) => personPolicy.find(by, { ...colleague, ...state }))).toEqual(['editor']);
      expect(rolesWho((by) => personPolicy.find(by, { ...stranger, ...state }))).toEqual([]);
    }
    expect(rolesWho((by) => personPolicy.find(by, { ...stranger, active: true, protected: false }))).toEqual(everyRole);
  });

  test('a network admin alone moves people, between members of the network', () => {
    expect(rolesWho((by) => personPolicy.move(by, own, foreign, [own, foreign]))).toEqual(['admin']);
    expect(rolesWho((by) => personPolicy.move(by, own, foreign, [own]))).toEqual([]);
    expect(rolesWho((by) => personPolicy.move(by, own, foreign, [foreign]))).toEqual([]);
  });
});

describe('licences and money', () => {
  test('editors keep the licences of their own municipality', () => {
    expect(rolesWho((by) => licencePolicy.edit(by, own))).toEqual(['editor']);
    expect(rolesWho((by) => licencePolicy.edit(by, foreign))).toEqual([]);
  });

  test('what a licence costs is for planners and network admins, and for editors at home', () => {
    expect(rolesWho((by) => licencePolicy.money(by, own))).toEqual(['planner', 'editor', 'admin']);
    expect(rolesWho((by) => licencePolicy.money(by, foreign))).toEqual(['planner', 'admin']);
  });

  test('what a plan costs is seen by the same', () => {
    expect(everyRole.map((role) => [role, moneySeenInPlans(viewer(role))])).toEqual([
      ['staff', 'none'],
      ['member', 'none'],
      ['planner', 'all'],
      ['editor', 'own'],
      ['keeper', 'none'],
      ['auditor', 'none'],
      ['admin', 'all'],
    ]);
    expect(moneySeenInPlans(viewer('editor', null))).toBe('none');
  });

  test("a plan is of one's own networks", () => {
    expect(planNetwork(viewer('staff'), null)).toBe('n1');
    expect(planNetwork(viewer('staff'), 'n2')).toBe('n2');
    expect(planNetwork(viewer('admin'), 'n3')).toBeUndefined();
  });
});

describe('accounts', () => {
  const administered = { networkId: 'n1', members: [own, foreign] };
  const staffHere = { id: 'x', role: 'staff' as Role, municipalityCode: own, networkId: null, personId: 'q' };
  const withRoles = (account: typeof staffHere) => ({ ...account, roles: [placeOfRole(account.role, account)] });
  const whoMay = (account: typeof staffHere, network: typeof administered | null = administered) => ({
    invite: everyRole.filter((role) => accountPolicy.invite(viewer(role), account, role === 'admin' ? network : null)),
    deactivate: everyRole.filter((role) => accountPolicy.deactivate(viewer(role), withRoles(account), role === 'admin' ? network : null)),
  });

  test('staff are kept by their editor and their network admin', () => {
    expect(whoMay(staffHere)).toEqual({ invite: ['editor', 'admin'], deactivate: ['editor', 'admin'] });
    expect(whoMay({ ...staffHere, municipalityCode: foreign })).toEqual({ invite: ['admin'], deactivate: ['admin'] });
    expect(whoMay({ ...staffHere, municipalityCode: '1009' })).toEqual({ invite: [], deactivate: [] });
  });

  test('every other role is kept by the network admin alone', () => {
    for (const role of everyRole.filter((each) => each !== 'staff' && each !== 'admin')) {
      expect(whoMay({ ...staffHere, role })).toEqual({ invite: ['admin'], deactivate: ['admin'] });
    }
  });

  test('the role admin without a network administers nothing', () => {
    expect(whoMay({ ...staffHere, role: 'planner' }, null)).toEqual({ invite: [], deactivate: [] });
  });

  test("nobody ends their own sign-in, and no admin ends that of another network's", () => {
    expect(whoMay({ ...staffHere, id: 'me' }).deactivate).toEqual([]);
    expect(whoMay({ ...staffHere, role: 'admin', networkId: null }).deactivate).toEqual([]);
  });

  test('that an account exists is told to editors at home and to the network admin within the network', () => {
    const told = (account: typeof staffHere) =>
      everyRole.filter((role) => accountPolicy.know(viewer(role), withRoles(account), role === 'admin' ? administered : null));
    expect(told({ ...staffHere, role: 'planner' })).toEqual(['editor', 'admin']);
    expect(told({ ...staffHere, municipalityCode: foreign })).toEqual(['admin']);
    expect(told({ ...staffHere, municipalityCode: '1009' })).toEqual([]);
    expect(told({ ...staffHere, municipalityCode: foreign, role: 'admin', networkId: null })).toEqual([]);
  });
});

describe('the directory', () => {
  test('everybody but an elected member looks people up', () => {
    expect(rolesWho(mayLookUpPeople)).toEqual(everyRole.filter((role) => role !== 'member'));
  });

  test('an elected member searches as somebody who shares nothing with anybody', () => {
    expect(searcher(viewer('member'))).toMatchObject({ personId: null, municipalityCode: null, networkIds: [] });
    expect(searcher(viewer('staff'))).toEqual(viewer('staff'));
  });
});
