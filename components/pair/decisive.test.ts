import { describe, expect, it } from 'vitest';
import { fieldOf } from './decisive.ts';

describe('the field behind an evidence ref', () => {
  it.each([
    ['package:p/platform:rhel6:run', 'package:p', 'platforms.rhel6.run'],
    ['site:s/runtime:docker', 'site:s', 'runtimes.docker'],
    ['site:s/offer:cvmfs', 'site:s', 'offers.cvmfs'],
    ['site:s/vm-offer', 'site:s', 'vmOffer'],
    ['package:p/existing-container', 'package:p', 'existingContainer'],
  ])('%s', (ref, entry, field) => {
    expect(fieldOf(ref)).toEqual({ entry, field });
  });

  it('is none for lists, whole entries and things that nobody states as a field', () => {
    for (const ref of [
      'package:p',
      'package:p/platforms',
      'site:s/runtimes',
      'build:sha256',
      'settings',
      'package:p/runs:s',
    ])
      expect(fieldOf(ref)).toBeNull();
  });
});
