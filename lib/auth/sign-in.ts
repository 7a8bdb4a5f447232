import { randomBytes } from 'node:crypto';
import { prismaAdapter } from '@better-auth/prisma-adapter';
import { betterAuth } from 'better-auth';
import { genericOAuth } from 'better-auth/plugins';
import { decodeJwt } from 'jose';
import { z } from 'zod';
import { db, pool } from '#lib/base/db.ts';
import { log } from '#lib/base/log.ts';
import { PASSWORD_MAX, PASSWORD_MIN } from '#lib/contracts/password.ts';
import { OUTSIDE } from './invitation-key.ts';
import { publicUrl } from './public-url.ts';
import { claimedRoles, type Provider, providerSettings } from './settings.ts';
import { hashOf } from './token-secret.ts';

/** The provider's name in addresses: `/api/auth/callback/oidc` is what is registered with it. */
export const PROVIDER = 'oidc';
/** Where sign-ins that went wrong come back to. */
const SIGN_IN_PAGE = '/sign-in';
const DAY = 24 * 60 * 60;
const SESSION_DAYS = 7;
/** After a discovery that failed, how long until the provider is asked again. */
const ASK_AGAIN_MS = 10_000;
const PROVIDER_MS = 5000;
const DISCOVERY = '/.well-known/openid-configuration';
const discovered = z.object({ issuer: z.string(), userinfo_endpoint: z.url().optional() });

/** What the provider's account stands for: never the e-mail, never a subject without its issuer. */
const identityOf = (profile: Record<string, unknown>): string => `${String(profile.iss)} ${String(profile.sub)}`;
const handleOf = (identity: string): string => `${hashOf(identity)}${OUTSIDE}`;

const word = (value: unknown, most: number): string =>
  typeof value === 'string'
    ? value
        .slice(0, most)
        .toWellFormed()
        .replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
        .trim()
    : '';

/** How the provider's profile is kept. People without a name are called by their login or subject. */
function userOf(profile: Record<string, unknown>, provider: Provider) {
  const name = [profile.name, profile.preferred_username, profile.sub].map((one) => word(one, 200)).find(Boolean) ?? '';
  return {
    name,
    email: handleOf(identityOf(profile)),
    emailVerified: false,
    mail: word(profile.email, 300),
    claimedRoles: claimedRoles(profile, provider),
  };
}

/** What the provider says of itself, as far as we ask beside the library; null when it does not answer or lies. */
async function discover({ issuer }: Provider): Promise<{ userinfo: string | null } | null> {
  try {
    const response = await fetch(`${issuer}${DISCOVERY}`, { signal: AbortSignal.timeout(PROVIDER_MS) });
    const said = discovered.parse(await response.json());
    if (said.issuer.replace(/\/+$/, '') === issuer) return { userinfo: said.userinfo_endpoint ?? null };
    log.warn({ issuer, said: said.issuer }, 'the identity provider calls itself by another issuer and is not used');
  } catch (error) {
    log.warn({ issuer, error: String(error) }, 'the identity provider does not answer');
  }
  return null;
}

/**
 * The identity token's claims, whose signature, issuer, audience, expiry and nonce the library has checked, and what the
 * provider adds about the same subject when it is asked. Without an identity token there is no sign-in.
 */
async function profileOf(
  tokens: { idToken?: string | undefined; accessToken?: string | undefined },
  userinfo: string | null,
) {
  if (tokens.idToken === undefined) return null;
  const claims = decodeJwt(tokens.idToken);
  if (typeof claims.sub !== 'string' || claims.sub === '') return null;
  const more =
    userinfo === null || !tokens.accessToken ? {} : await moreAbout(claims.sub, userinfo, tokens.accessToken);
  return { ...more, ...claims, email: word(claims.email ?? more.email, 300), emailVerified: false };
}

async function moreAbout(subject: string, userinfo: string, accessToken: string): Promise<Record<string, unknown>> {
  try {
    const headers = { Authorization: `Bearer ${accessToken}` };
    const response = await fetch(userinfo, { headers, signal: AbortSignal.timeout(PROVIDER_MS) });
    const said = z.record(z.string(), z.unknown()).parse(await response.json());
    if (said.sub === subject) return said;
  } catch (error) {
    log.warn({ error: String(error) }, 'the identity provider told nothing more about a person');
  }
  return {};
}

const oidc = (provider: Provider, userinfo: string | null) =>
  genericOAuth({
    config: [
      {
        providerId: PROVIDER,
        name: provider.name,
        discoveryUrl: `${provider.issuer}${DISCOVERY}`,
        requireIdTokenVerification: true,
        clientId: provider.clientId,
        clientSecret: provider.clientSecret,
        scopes: provider.scopes,
        pkce: true,
        overrideUserInfo: true,
        accountSubject: ({ profile }) => identityOf(profile),
        getUserInfo: (tokens) => profileOf(tokens, userinfo),
        mapProfileToUser: (profile) => userOf(profile, provider),
      },
    ],
  });

/** One secret for all processes of an instance, made by the first that needs it. */
async function secretOf(): Promise<string> {
  const text = `insert into settings (key, value) values ('auth_secret', to_jsonb($1::text)) on conflict (key) do nothing`;
  await pool().query(text, [randomBytes(48).toString('base64url')]);
  const { rows } = await pool().query<{ value: string }>(`select value from settings where key = 'auth_secret'`);
  return String(rows[0]?.value);
}

async function open() {
  const provider = providerSettings();
  const there = provider === null ? null : await discover(provider);
  const auth = betterAuth({
    appName: 'Seaworthy',
    baseURL: publicUrl(),
    basePath: '/api/auth',
    secret: await secretOf(),
    telemetry: { enabled: false },
    database: prismaAdapter(db(), { provider: 'postgresql', transaction: true }),
    user: {
      fields: { email: 'handle' },
      additionalFields: {
        mail: { type: 'string', required: false, fieldName: 'email', defaultValue: '' },
        claimedRoles: { type: 'string[]', required: false, defaultValue: [] },
      },
    },
    account: {
      fields: { accountId: 'identity' },
      accountLinking: { enabled: false, disableImplicitLinking: true },
      // What the provider's tokens could open beside this sign-in is nothing of ours.
      updateAccountOnSignIn: false,
    },
    databaseHooks: {
      account: { create: { before: async (account) => ({ data: { ...account, ...NO_TOKENS } }) } },
    },
    session: { expiresIn: SESSION_DAYS * DAY, updateAge: DAY, cookieCache: { enabled: false } },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
    },
    rateLimit: { enabled: true, storage: 'memory', customRules: LIMITS },
    advanced: {
      cookiePrefix: 'seaworthy',
      useSecureCookies: publicUrl().startsWith('https:'),
      database: { generateId: 'serial' },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS] },
    },
    onAPIError: { errorURL: `${publicUrl()}${SIGN_IN_PAGE}` },
    logger: {
      level: 'warn',
      log: (level, message) => log[level === 'error' ? 'warn' : 'info']({ part: 'sign-in' }, message),
    },
    plugins: provider === null || there === null ? [] : [oidc(provider, there.userinfo)],
  });
  const { socialProviders } = await auth.$context;
  return { auth, provider, found: provider === null || socialProviders.some(({ id }) => id === PROVIDER) };
}

/** Tries per address and window in seconds: guessing a password is held up, a lecture hall that signs in is not. */
const LIMITS = {
  '/sign-in/email': { window: 60, max: 20 },
  '/sign-in/social': { window: 60, max: 300 },
  '/sign-out': false,
} as const;

const NO_TOKENS = {
  accessToken: null,
  refreshToken: null,
  idToken: null,
  accessTokenExpiresAt: null,
  refreshTokenExpiresAt: null,
};
/** Set by our own transport from the connection, never taken from outside. */
export const CLIENT_ADDRESS = 'x-seaworthy-client';

let opened: { at: number; signIn: ReturnType<typeof open> } | undefined;

/**
 * The library behind signing in, made at the first use. A provider that did not answer then is asked again later, so
 * that an instance which starts before its provider heals by itself. Throws when the database is away.
 */
export async function signIn() {
  const known = opened;
  if (known) {
    try {
      const { found } = await known.signIn;
      if (found || Date.now() - known.at < ASK_AGAIN_MS) return await known.signIn;
    } catch {
      // The attempt before failed, for example because the database was away; this one begins anew.
    }
  }
  opened = { at: Date.now(), signIn: open() };
  return opened.signIn;
}
