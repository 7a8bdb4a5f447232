import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** Rules that depend on colours, of those that axe asks by itself. */
const RULES_OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds on a page as it stands, or in a part of it, at any level, in both themes. The page is not loaded anew in
 * between, and of the dark theme only the colours are asked about: a theme changes nothing else. It has no frames, so axe
 * need not open a page of its own to put its results together.
 */
export async function axeFindsNothing(page: Page, within = 'html'): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const axe = new AxeBuilder({ page }).include(within).setLegacyMode();
    if (colorScheme === 'dark') axe.withRules(RULES_OF_COLOURS);
    const { violations } = await axe.analyze();
    const told = violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      where: nodes.slice(0, 3).map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`),
    }));
    expect(told, `in the ${colorScheme} theme`).toEqual([]);
  }
}
