import { defineConfig } from '@playwright/test';

const executablePath = process.env.CHROMIUM_PATH || '/usr/bin/chromium';
// Root, as in most containers, gets no sandbox; the rest keeps a browser without internet from asking for it.
const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'].concat(
  '--disable-sync',
  '--no-first-run',
  // Letters as wide as in a window, where their places are not rounded to whole pixels.
  '--font-render-hinting=none',
);
const browser = { launchOptions: { executablePath, args } };

/** Tests of the commands themselves, and of every surface by every kind of actor. */
const WITHOUT_BROWSER = '**/{commands,kills,reporting,surfaces}.spec.ts';

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/seeded-dir.ts',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  use: {
    baseURL: process.env.BASE_URL || 'http://127.0.0.1:3000',
    locale: 'en-GB',
    timezoneId: 'Pacific/Chatham',
    // Recording costs every test a part of its time; `npx playwright test --trace on` has it for the one that fails.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'desktop', testIgnore: WITHOUT_BROWSER, use: { ...browser, viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      // What a wrong address is answered with, what a policy or a file says, and what a registry tells, is the same at any width.
      testIgnore: [WITHOUT_BROWSER, '**/{bad-urls,arrivals,content-policy,exports}.spec.ts'],
      use: { ...browser, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
    },
    // Commands and bare requests: each file starts and stops a Seaworthy of its own.
    { name: 'commands', testMatch: WITHOUT_BROWSER, timeout: 120_000 },
  ],
});
