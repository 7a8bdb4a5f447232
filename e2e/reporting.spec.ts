import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { stopAll } from './own-site.ts';
import { type SiteWithPeople, siteWithPeople } from './site-with-people.ts';

/**
 * The recipes of docs/reporting.md, as they stand there: every block of shell, also those inside YAML, is run by `sh` with
 * real `curl` against a running instance; with a token, and with the identity tokens of a CI platform that an admin trusts.
 */
test.describe.configure({ mode: 'serial' });

const DOC = readFileSync(new URL('../docs/reporting.md', import.meta.url), 'utf8');
const AUDIENCE_OF_DOC = 'https://seaworthy.example.org';
const [IMAGE, SITE, RUNTIME] = ['fermi-lat-containers', 'slac', 'singularity'];

let site: SiteWithPeople;
let platform: Awaited<ReturnType<typeof startPlatform>>;
let dir: string;
test.beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'seaworthy-recipes-'));
  site = await siteWithPeople({ admin: [['admin']] });
  platform = await startPlatform();
});
test.afterAll(async () => {
  await platform?.close();
  rmSync(dir, { recursive: true, force: true });
  await stopAll();
});

/** The part of the page under a heading of the second rank. */
const part = (title: string): string => {
  const found = DOC.split(/^## /m).find((one) => one.startsWith(title));
  if (found === undefined) throw new Error(`The page has no part “${title}”.`);
  return found;
};
const fenced = (text: string, language: string): string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, block = '']) => block);

/** The texts after `|` of a YAML document, without their indentation: what its runner gives to a shell. */
function scriptsIn(yaml: string): string[] {
  const scripts: string[][] = [];
  let inside: { deeper: number; lines: string[] } | null = null;
  for (const line of yaml.split('\n')) {
    const indent = line.search(/\S/);
    if (inside !== null && indent !== -1 && indent < inside.deeper) inside = null;
    if (inside !== null) inside.lines.push(line.slice(inside.deeper));
    const [, before] = /^(\s*)(?:- |run: )\|$/.exec(line) ?? [];
    if (before === undefined) continue;
    inside = { deeper: before.length + 2, lines: [] };
    scripts.push(inside.lines);
  }
  return scripts.map((lines) => lines.join('\n'));
}

/** A CI platform as far as anybody outside sees it: its keys, and where a job of GitHub's kind asks for its token. */
async function startPlatform() {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  const sign = (audience: string, claims: Record<string, string>) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey);
  const server: Server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', issuer);
    const answers: Record<string, () => Promise<object> | object> = {
      '/.well-known/openid-configuration': () => ({ issuer, jwks_uri: `${issuer}/keys` }),
      '/keys': () => ({ keys: [jwk] }),
      '/token': async () => ({ value: await sign(url.searchParams.get('audience') ?? '', { repository_id: '77' }) }),
    };
    const answer = answers[url.pathname];
    const isJob = url.pathname !== '/token' || request.headers.authorization === 'Bearer of-the-job';
    response.writeHead(answer && isJob ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer && isJob ? await answer() : {}));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    sign,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A form that an admin sends. */
async function form(path: string, fields: Record<string, string>): Promise<Response> {
  const headers = { cookie: site.cookieOf('admin'), 'sec-fetch-site': 'same-origin' };
  const body = new URLSearchParams(fields);
  return fetch(`${site.url}${path}`, { method: 'POST', headers, body, redirect: 'manual' });
}

const SCOPES = { 'builds:write': 'on', 'tests:write': 'on', 'publications:write': 'on' };

async function token(name: string): Promise<string> {
  const answer = await form('/api/tokens', { name, days: '7', ...SCOPES });
  return /seaworthy_new_token=([^;]+)/.exec(answer.headers.getSetCookie().join())?.[1] ?? '';
}

async function trust(name: string, claim: string, project: string, audience: string): Promise<void> {
  const answer = await form('/api/ci-trusts', { name, issuer: platform.issuer, audience, claim, project, ...SCOPES });
  expect(answer.headers.get('location')).toBe('/admin/trust?said=trusted');
}

/** Runs a script as a CI runner does, in a folder with the digest and the report of the job; gives what it printed. */
async function run(script: string, env: Record<string, string>): Promise<string> {
  const child = spawn('sh', ['-eu', '-c', script], {
    cwd: dir,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk;
    });
  }
  const [code] = await once(child, 'close');
  expect(code, `${script}\n${said}`).toBe(0);
  return said;
}

/** A job with a digest and a report of its own. */
function job(number: number) {
  const digest = `sha256:${String(number).repeat(64)}`;
  writeFileSync(join(dir, 'digest'), digest);
  writeFileSync(join(dir, 'report.xml'), `<testsuite><testcase name="case of ${number}"/></testsuite>`);
  const env = { SEAWORTHY: site.url, IMAGE, SITE, RUNTIME, SUITE: 'recipes' };
  return { digest, ciUrl: `https://ci.example.org/jobs/${number}`, env };
}

/** What became of a job: its build with its tests and where it is published. */
async function stands(digest: string): Promise<void> {
  const build = await (await fetch(`${site.url}/api/v1/builds/${digest}`)).json();
  expect(build).toMatchObject({ digest, state: 'succeeded' });
  expect(build.publications).toHaveLength(1);
  expect(JSON.stringify(build)).toContain('recipes');
}

async function states(revision: string): Promise<string[]> {
  const list = await (await fetch(`${site.url}/api/v1/builds?image=${IMAGE}`)).json();
  return list.items
    .filter((one: { revision: string }) => one.revision === revision)
    .map(({ state }: { state: string }) => state);
}

test('every recipe by hand does what it says', async () => {
  const blocks = fenced(part('By hand'), 'sh');
  expect(blocks).toHaveLength(4);
  const { digest, env } = job(1);
  const SEAWORTHY_TOKEN = await token('by-hand');
  for (const [at, block] of blocks.entries()) {
    await run(block, { ...env, SEAWORTHY_TOKEN, DIGEST: digest });
    if (at === 0) expect(await states('1a2b3c4')).toEqual(['building']);
  }
  expect(await states('1a2b3c4')).toEqual(['succeeded']);
  await stands(digest);
});

const gitlabJob = (revision: string, ciUrl: string) => ({
  CI_COMMIT_SHA: revision,
  CI_COMMIT_SHORT_SHA: revision.slice(0, 8),
  CI_JOB_URL: ciUrl,
  CI_JOB_STARTED_AT: '2026-02-03T04:05:06Z',
  CI_REGISTRY_IMAGE: 'registry.example.org/fermi/gleam',
});

for (const [number, way] of [
  [2, 'without a secret'],
  [3, 'with a token'],
] as const) {
  test(`GitLab’s recipe works ${way}`, async () => {
    const [yaml = '', ...more] = fenced(part('GitLab CI'), 'yaml');
    expect(more).toEqual([]);
    const scripts = scriptsIn(yaml);
    expect(scripts).toHaveLength(3);
    expect(yaml).toContain(`aud: ${AUDIENCE_OF_DOC}\n`);
    const { digest, ciUrl, env } = job(number);
    const isTrusted = way === 'without a secret';
    if (isTrusted) await trust('of-gitlab', 'project_id', '42', AUDIENCE_OF_DOC);
    const SEAWORTHY_TOKEN = isTrusted
      ? await platform.sign(AUDIENCE_OF_DOC, { project_id: '42' })
      : await token('gitlab');
    const revision = `gitlab-${number}`;
    const all = { ...env, ...gitlabJob(revision, ciUrl), SEAWORTHY_TOKEN };
    const [begun = '', done = '', after = ''] = scripts;
    await run(begun, all);
    expect(await states(revision)).toEqual(['building']);
    await run(done, all);
    await stands(digest);
    expect(await run(after, { ...all, CI_JOB_STATUS: 'success' })).toBe('');
    const other = { CI_COMMIT_SHA: `${revision}-broken`, CI_JOB_URL: `${ciUrl}0`, CI_JOB_STATUS: 'failed' };
    await run(after, { ...all, ...other });
    expect(await states(`${revision}-broken`)).toEqual(['failed']);
  });
}

for (const [number, way] of [
  [4, 'without a secret'],
  [5, 'with a token'],
] as const) {
  test(`GitHub’s recipe works ${way}`, async () => {
    const [yaml = '', ...more] = fenced(part('GitHub Actions'), 'yaml');
    expect(more).toEqual([]);
    expect(yaml).toContain('id-token: write\n');
    const [who = '', begun = '', again = '', done = '', failed = '', ...others] = scriptsIn(yaml);
    expect([others, again]).toEqual([[], who]);
    const { digest, ciUrl, env } = job(number);
    const github = { GITHUB_SHA: `github-${number}`, GITHUB_REPOSITORY: 'fermi/gleam', CI_URL: ciUrl };
    const all = { ...env, ...github };
    const isTrusted = way === 'without a secret';
    if (isTrusted) await trust('of-github', 'repository_id', '77', site.url);
    const tokenOf = async (script: string): Promise<string> => {
      if (!isTrusted) return token(`github-${script.length}`);
      const GITHUB_ENV = join(dir, 'env');
      writeFileSync(GITHUB_ENV, '');
      const said = await run(script, {
        ...all,
        GITHUB_ENV,
        ACTIONS_ID_TOKEN_REQUEST_URL: `${platform.issuer}/token?api-version=2.0`,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'of-the-job',
      });
      const [, given = ''] = /^SEAWORTHY_TOKEN=(.+)$/m.exec(readFileSync(GITHUB_ENV, 'utf8')) ?? [];
      expect(said).toContain(`::add-mask::${given}`);
      return given;
    };
    const first = await tokenOf(who);
    await run(begun, { ...all, SEAWORTHY_TOKEN: first });
    expect(await states(github.GITHUB_SHA)).toEqual(['building']);
    const second = isTrusted ? await tokenOf(again) : first;
    await run(done, { ...all, SEAWORTHY_TOKEN: second });
    await stands(digest);
    const other = { GITHUB_SHA: `github-${number}-broken`, CI_URL: `${ciUrl}0`, SEAWORTHY_TOKEN: second };
    await run(failed, { ...all, ...other });
    expect(await states(other.GITHUB_SHA)).toEqual(['failed']);
  });
}
