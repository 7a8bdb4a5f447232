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
  ['image:glast-release', '/images/glast-release'],
  ['run:12', '/tests/runs/12'],
  ['package:halfpipe/runs:slac', '/tests?package=halfpipe&site=slac&builds=all'],
  ['package:halfpipe/suites', '/packages/halfpipe#readiness'],
  [`build:sha256:${'a'.repeat(64)}`, `/builds/${'a'.repeat(20)}`],
  [`publications:sha256:${'a'.repeat(64)}`, `/builds/${'a'.repeat(20)}#publications`],
  [`publication:sha256:${'a'.repeat(64)}:cvmfs:slac`, `/builds/${'a'.repeat(20)}#publications`],
])('the fact %s is shown at %s', (ref, href) => {
  expect(evidenceHref(ref)).toBe(href);
});

test.each(['settings', 'build:sha256:abc', ''])('no page shows %j yet', (ref) => {
  expect(evidenceHref(ref)).toBeNull();
});
