import { expect, test } from 'vitest';
import { actionStates } from './action-states.ts';
import { blockers } from './blockers.ts';
import { GLAST_RELEASE, GRID, given, image, LYON, SLAC, step } from './fixtures.ts';

const gr = { ...GLAST_RELEASE, steps: [step('Recon', 500, ['cc-in2p3'])] };

test('an action is open where a check asks for it, the targeted pairs first', () => {
  const key = 'build-image:glastrelease';
  const state = actionStates([given(gr, SLAC), given(gr, LYON), given(gr, GRID)], [key]).get(key);
  expect(state).toMatchObject({ is: 'open', check: 'todo', reason: expect.stringMatching(/\.$/) });
  expect(state?.is === 'open' && state.pairs[0]).toEqual({ package: 'glastrelease', site: 'cc-in2p3', targeted: true });
});

test('once its check passes it says so, and what comes later is not asked for yet', () => {
  const built = { ...gr, images: [image()] };
  const keys = [
    'build-image:glastrelease',
    'run-tests:glastrelease:slac:container:docker',
    'offer-vm:nowhere',
    'what:x',
  ];
  const states = actionStates([given(built, SLAC)], keys);
  expect(keys.map((key) => states.get(key)?.is)).toEqual(['passes', 'not_asked', 'not_asked', 'not_asked']);
});

test('every action that the blockers name is open', () => {
  const inputs = [given(gr, SLAC), given(gr, LYON), given(gr, GRID)];
  const keys = blockers(inputs).map(({ key }) => key);
  expect(keys.length).toBeGreaterThan(3);
  const states = actionStates(inputs, keys);
  expect(keys.filter((key) => states.get(key)?.is !== 'open')).toEqual([]);
});
