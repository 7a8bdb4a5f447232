import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { RunOptions } from 'axe-core';
import { expect } from './fixtures.ts';

/** What axe calls itself on the page it is put into. */
declare const axe: typeof import('axe-core');

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules that depend on colours, of those that axe asks by itself. */
const RULES_OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** What a page, or a part of it, breaks. Of what it keeps, axe would write down every element, which is most of its work. */
async function broken(page: Page, within: string, rules: RunOptions) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE);
  const options: RunOptions = { resultTypes: ['violations'], ...rules };
  const violations = await page.evaluate(async (ask) => (await axe.run(ask.within, ask.options)).violations, {
    within,
    options,
  });
  return violations.map(({ id, impact, nodes }) => ({
    id,
    impact,
    where: nodes.slice(0, 3).map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`),
  }));
}

/**
 * What axe finds on a page as it stands, or in a part of it, at any level, in both themes. The page is not loaded anew in
 * between, and of the dark theme only the colours are asked about: a theme changes nothing else.
 */
export async function axeFindsNothing(page: Page, within = 'html'): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await broken(page, within, {}), 'in the light theme').toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await broken(page, within, { runOnly: RULES_OF_COLOURS }), 'in the dark theme').toEqual([]);
}
