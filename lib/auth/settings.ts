import 'server-only';
import { z } from 'zod';
import { ROLES, type Role } from '#lib/domain/permissions.ts';

/** `physics-admins=admin, release=manager` → claim value → role. */
function parseRoleMap(text: string): Map<string, Role> {
  const pairs = text
    .split(',')
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '');
  return new Map(
    pairs.map((pair) => {
      const at = pair.lastIndexOf('=');
      const role = ROLES.find((one) => one === pair.slice(at + 1).trim());
      if (at < 1 || role === undefined) {
        throw new Error(`OIDC_ROLE_MAP has “${pair}”: write VALUE=ROLE with one of ${ROLES.join(', ')}.`);
      }
      return [pair.slice(0, at).trim(), role];
    }),
  );
}

const httpsOrLoopback = (url: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && /^(127\.0\.0\.1|localhost|\[::1\])$/.test(hostname));
};

const schema = z.object({
  OIDC_ISSUER: z.string().refine(httpsOrLoopback, 'must be an https address'),
  OIDC_CLIENT_ID: z.string({ error: 'is missing beside OIDC_ISSUER' }).min(1),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().min(1).max(60).default('your institution'),
  OIDC_SCOPES: z.string().default('openid profile email'),
  OIDC_ROLE_CLAIM: z.string().default(''),
  OIDC_ROLE_MAP: z.string().default('').transform(parseRoleMap),
});

/** The identity provider of this instance. */
export interface Provider {
  issuer: string;
  clientId: string;
  clientSecret: string | undefined;
  /** What people call it: “Sign in with …”. */
  name: string;
  scopes: string[];
  /** The claim that holds groups or roles, a dot between steps (`realm_access.roles`); empty for none. */
  roleClaim: string;
  roleMap: ReadonlyMap<string, Role>;
}

/** The provider that the environment names; null when none is. Throws one sentence for each setting that is wrong. */
export function providerSettings(environment: NodeJS.ProcessEnv = process.env): Provider | null {
  if (!environment.OIDC_ISSUER) return null;
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; '));
  }
  const { data } = parsed;
  return {
    issuer: data.OIDC_ISSUER.replace(/\/+$/, ''),
    clientId: data.OIDC_CLIENT_ID,
    clientSecret: data.OIDC_CLIENT_SECRET,
    name: data.OIDC_NAME,
    scopes: data.OIDC_SCOPES.split(/\s+/).filter((scope) => scope !== ''),
    roleClaim: data.OIDC_ROLE_CLAIM,
    roleMap: data.OIDC_ROLE_MAP,
  };
}

/** The roles that a profile's claim stands for; a claim may be a word, words with spaces or commas between, or a list. */
export function claimedRoles(profile: Record<string, unknown>, { roleClaim, roleMap }: Provider): Role[] {
  if (roleClaim === '') return [];
  const own = Object.hasOwn(profile, roleClaim) ? profile[roleClaim] : undefined;
  const value = own ?? roleClaim.split('.').reduce<unknown>(step, profile);
  const words = Array.isArray(value) ? value : typeof value === 'string' ? [value, ...value.split(/[\s,]+/)] : [];
  return [...new Set(words.flatMap((word) => roleMap.get(String(word)) ?? []))];
}

const step = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
