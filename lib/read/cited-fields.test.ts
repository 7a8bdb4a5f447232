import { expect, test } from 'vitest';
import { citedFields } from './cited-fields.ts';

test.each([
  ['package:halfpipe/platform:rhel6:run', 'platforms.rhel6.run', 'platforms.rhel6.build'],
  ['package:halfpipe/platforms', 'runPlatforms', 'upgradable'],
  ['package:halfpipe/existing-vm', 'existingVm', 'existingContainer'],
  ['site:slac/runtime:docker', 'runtimes.docker', 'runtimes.singularity'],
  ['site:slac/nodes', 'nodes.rhel7', 'vmOffer'],
  ['site:slac/binds', 'bindable', 'vsyscall'],
])('%s speaks of %s', (ref, field, other) => {
  const cited = citedFields(ref);
  expect(cited?.matches(field)).toBe(true);
  expect(cited?.matches(other)).toBe(false);
});

test.each(['run:12', 'settings', 'build:sha256:00', 'package:halfpipe', 'package:halfpipe/constructor', ''])(
  '%s is no field',
  (ref) => expect(citedFields(ref)).toBeNull(),
);
