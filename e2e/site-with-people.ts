import type { Page } from '@playwright/test';
import { freePort, start, stop, untilSaid } from './own-site.ts';
import { seededDir } from './seeded-dir.ts';

type Role = 'expert' | 'site_contact' | 'manager' | 'admin';
/** A role, and for an expert or a site contact what it is for: `package/fastcopy`. */
export type RoleOf = readonly [role: Role, subject?: string];

const PASSWORD = 'a few words together';
const emailOf = (name: string): string => `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@example.org`;

/** A Seaworthy of a test's own, and people who can sign in to it. End it with `stopAll`. */
export interface SiteWithPeople {
  url: string;
  /** Puts somebody's session into the browser of a page. */
  signIn(page: Page, name: string): Promise<void>;
  /** The cookies of somebody's session, for requests without a browser. */
  cookieOf(name: string): string;
  /** Takes somebody's account away, as an admin does it. */
  suspend(name: string): Promise<void>;
  /** Stops it and starts it again with other settings, on the same data. */
  startAgain(env: Record<string, string>): Promise<void>;
}

/** Posts a form as a browser with these cookies does. */
async function post(url: string, form: Record<string, string>, cookie = ''): Promise<Response> {
  const headers = { 'sec-fetch-site': 'same-origin', ...(cookie !== '' && { cookie }) };
  return fetch(url, { method: 'POST', body: new URLSearchParams(form), headers, redirect: 'manual' });
}

const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .join('; ');

/** Starts a site with the Fermi catalogue, the admin “Root Admin” and everybody named, each with their roles. */
export async function siteWithPeople(
  people: Readonly<Record<string, readonly RoleOf[]>>,
  env: Record<string, string> = {},
): Promise<SiteWithPeople> {
  const port = String(await freePort());
  const settings = { DATA_DIR: await seededDir(), PORT: port, ...env };
  let site = await start(settings);
  await untilSaid(site, /welcome\?token=\S+/);
  const { url } = site;
  const cookies = new Map<string, string>();
  const ids = new Map<string, string>();
  const enter = async (name: string, token: string, more: Record<string, string> = {}) => {
    await post(`${url}/api/welcome`, { token, password: PASSWORD, ...more });
    const answer = await post(`${url}/api/sign-in`, { email: emailOf(name), password: PASSWORD });
    cookies.set(name, cookiesOf(answer));
  };

  const root = 'Root Admin';
  const setup = /welcome\?token=(\S+)/.exec(site.output())?.[1] ?? '';
  await enter(root, setup, { name: root, email: emailOf(root) });
  const asRoot = cookies.get(root) ?? '';
  for (const [name, roles] of Object.entries(people)) {
    const added = await post(`${url}/api/people`, { name, email: emailOf(name) }, asRoot);
    const token = new URL(added.headers.get('location') ?? '', url).searchParams.get('link') ?? '';
    const page = await (await fetch(`${url}/admin/people`, { headers: { cookie: asRoot } })).text();
    const id = new RegExp(`<option value="(\\d+)">[^<]*\\(${emailOf(name)}\\)`).exec(
      page.replaceAll('<!-- -->', ''),
    )?.[1];
    if (token === '' || id === undefined) throw new Error(`${name} could not be added.`);
    ids.set(name, id);
    for (const [role, entry = ''] of roles) {
      await post(`${url}/api/people/roles`, { userId: id, role, entry }, asRoot);
    }
    await enter(name, token);
  }
  const cookieOf = (name: string): string => {
    const cookie = cookies.get(name);
    if (!cookie) throw new Error(`${name} cannot sign in.`);
    return cookie;
  };
  return {
    url,
    cookieOf,
    async suspend(name) {
      const answer = await post(`${url}/api/people/${ids.get(name)}/suspension`, { suspended: 'yes' }, asRoot);
      if (!answer.headers.get('location')?.includes('said=suspended')) throw new Error(`${name} is not suspended.`);
    },
    async startAgain(more) {
      await stop(site);
      site = await start({ ...settings, ...more });
    },
    async signIn(page, name) {
      const cookie = cookieOf(name);
      await page.context().clearCookies();
      const all = cookie.split('; ').map((pair) => ({ at: pair.indexOf('='), pair }));
      await page
        .context()
        .addCookies(all.map(({ at, pair }) => ({ name: pair.slice(0, at), value: pair.slice(at + 1), url })));
    },
  };
}
