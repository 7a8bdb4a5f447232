import { expect, test } from 'vitest';
import { evidenceHref } from './evidence-href.ts';

test.each([
  ['package:halfpipe/platform:rhel6:run', '/packages/halfpipe#facts'],
  ['package:halfpipe/upgradable', '/packages/halfpipe#facts'],
  ['package:halfpipe', '/packages/halfpipe'],
  ['package:glastrelease/images', '/packages/glastrelease#images'],
  ['package:glastrelease/steps:slac', '/packages/glastrelease#steps'],
  ['site:cc-in2p3/runtime:docker', '/sites/cc-in2p3#facts'],
  ['site:slac', '/sites/slac'],
])('the fact %s is shown at %s', (ref, href) => {
  expect(evidenceHref(ref)).toBe(href);
});

test.each(['settings', 'build:sha256:abc', 'image:glast-release', ''])('no page shows %j yet', (ref) => {
  expect(evidenceHref(ref)).toBeNull();
});
