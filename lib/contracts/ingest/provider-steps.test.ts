import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PROVIDERS } from './provider.ts';
import { PROVIDER_STEPS } from './provider-steps.ts';

test.each(PROVIDERS)('what to click for %s is the same in the documentation', (provider) => {
  const text = readFileSync(new URL(`../../../docs/providers/${provider}.md`, import.meta.url), 'utf8');
  const { steps, sample, notes } = PROVIDER_STEPS[provider];
  for (const [at, step] of steps.entries()) expect(text).toContain(`\n${at + 1}. ${step}\n`);
  for (const note of notes) expect(text).toContain(`\n- ${note}\n`);
  if (sample !== undefined) expect(text).toContain(`\n${sample}\n`);
});
