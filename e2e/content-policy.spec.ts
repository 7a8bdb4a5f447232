import { expect, test } from './fixtures.ts';
import { PAGES } from './surfaces/pages.ts';

const ADDRESSES = Object.values(PAGES).map(({ address }) => address);
const scriptRule = (policy: string | undefined) => /script-src ([^;]*);/.exec(policy ?? '')?.[1] ?? '';

test('every page has a policy that names its scripts', async ({ request }) => {
  for (const address of [...ADDRESSES, '/no-such-page']) {
    const policy = (await request.get(address)).headers()['content-security-policy'];
    expect(scriptRule(policy), address).toMatch(/^'self'( 'sha256-[\w+/]{43}=')+$/);
    expect(policy).toContain("object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
  }
});

test.describe('its scripts run', () => {
  test.use({ expectedErrors: [/status of 404/] });

  // What a policy blocks is in the console, too, and fails every other test of a page.
  for (const address of ['/', '/packages', '/sign-in', '/no-such-page']) {
    test(`on ${address}`, async ({ page }) => {
      await page.goto(address);
      await page.waitForFunction(() => Object.keys(document).some((key) => key.startsWith('__reactContainer')));
      expect(await page.evaluate(() => 'js' in document.documentElement.dataset)).toBe(true);
    });
  }
});

test('a page that is sent again has the policy of its bytes', async ({ request }) => {
  const ask = async (headers: Record<string, string>) => {
    const answer = await request.get('/questions', { headers });
    return { policy: answer.headers()['content-security-policy'], body: await answer.text() };
  };
  const first = await ask({});
  expect(await ask({})).toEqual(first);
  expect(await ask({ cookie: 'anything=1' })).toEqual(first);
  expect(first.body).not.toContain('nonce="');
});

test.describe('what somebody smuggled in', () => {
  test.use({ expectedErrors: [/Content Security Policy|Failed to load resource|MIME type/] });

  test('does not run: neither from the document nor afterwards', async ({ page }) => {
    const evil = (way: string) => `(window.ran ??= []).push('${way}')`;
    await page.route('/help', async (route) => {
      const answer = await route.fetch();
      const smuggled =
        `<base href="https://evil.example/"><script>${evil('inline')}</script><script nonce="guess">${evil('nonce')}</script>` +
        `<img src="data:," onerror="${evil('attribute')}"><svg onload="${evil('svg')}"></svg>` +
        `<script src="data:text/javascript,${encodeURIComponent(evil('data'))}"></script>` +
        `<script src="https://evil.example/x.js"></script><script src="/api/v1/packages"></script>` +
        `<iframe srcdoc="&lt;script&gt;parent.ran=['frame']&lt;/script&gt;"></iframe><object data="/help"></object>` +
        `<style>body { display: none }</style><a id="js" href="javascript:${evil('address')}">x</a>` +
        `<form id="away" action="https://evil.example/"><button>x</button></form>`;
      await route.fulfill({ response: answer, body: (await answer.text()).replace('<body>', `<body>${smuggled}`) });
    });
    await page.goto('/help');
    await page.waitForLoadState('load');
    await page.evaluate(() => {
      document.getElementById('js')?.click();
      const script = document.createElement('script');
      script.textContent = "(window.ran ??= []).push('made')";
      document.body.append(script);
      document.body.insertAdjacentHTML('beforeend', `<img src="data:," onerror="(window.ran ??= []).push('later')">`);
    });
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => Reflect.get(window, 'ran'))).toBeUndefined();
    expect(await page.evaluate(() => document.baseURI)).toBe(page.url());
    expect(await page.evaluate(() => getComputedStyle(document.body).display)).not.toBe('none');
    const refusedRule = page.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
          document.querySelector<HTMLFormElement>('#away')?.submit();
        }),
    );
    expect(await refusedRule).toBe('form-action');
    expect(new URL(page.url()).pathname).toBe('/help');
  });
});
