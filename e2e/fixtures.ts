import { test as base, expect } from '@playwright/test';

export { expect };

/**
 * The page of every journey. A script error, or anything the page writes to the console as an error, fails the test:
 * that is where a broken hydration, a blocked script or a missing file shows first. A journey that visits a missing
 * page on purpose says so with `expectedErrors`.
 */
export const test = base.extend<{ expectedErrors: RegExp[] }>({
  expectedErrors: [[], { option: true }],
  page: async ({ page, expectedErrors }, use) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
    });
    await use(page);
    const unexpected = errors.filter((text) => !expectedErrors.some((form) => form.test(text)));
    expect(unexpected, 'errors in the browser console').toEqual([]);
  },
});
