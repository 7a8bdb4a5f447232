import { expect, test } from 'vitest';
import { actionSubjects, actionText } from './action-text.ts';

const NAMES: Record<string, string> = { glastrelease: 'GlastRelease', slac: 'SLAC', rhel7: 'RHEL7', docker: 'Docker' };
const nameOf = (_kind: string, slug: string) => NAMES[slug] ?? slug;

test('a key is told with the names of what it is about', () => {
  expect(actionText('build-image:glastrelease', 'possible', nameOf)).toBe('Build an image that holds GlastRelease.');
  expect(actionText('port:glastrelease:rhel7', 'blocked', nameOf)).toBe('Port GlastRelease to RHEL7.');
  expect(actionText('offer-runtime:slac:docker', 'unknown', nameOf)).toBe('Say whether Docker is offered at SLAC.');
  expect(actionText('run-tests:glastrelease:slac:container:docker', 'available', nameOf)).toBe(
    'Run the required tests of GlastRelease at SLAC.',
  );
  expect(actionSubjects('run-tests:glastrelease:slac:container:docker')).toEqual([
    { kind: 'package', slug: 'glastrelease' },
    { kind: 'site', slug: 'slac' },
  ]);
});

test('a verb it does not know is shown as it is', () => {
  expect(actionText('swab-the-deck:slac', 'possible', nameOf)).toBe('swab-the-deck:slac');
});
