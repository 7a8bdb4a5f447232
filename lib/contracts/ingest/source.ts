import { z } from 'zod';
import { slug, text } from '../text.ts';
import { tokenName } from '../token.ts';
import { PROVIDERS, type Provider } from './provider.ts';
import { registryAddress, registryHost, repositoryName } from './reference.ts';

/** Rules of one source; more repositories than any collaboration keeps. */
export const RULES_AT_MOST = 1000;
const HOSTS_AT_MOST = 20;

interface Home {
  registry: string;
  /** Where it sends whoever reads it for tokens and for bytes, as its operator tells those who keep a firewall. */
  sendsTo: readonly string[];
}

/** Where the images of these are, unless their source says otherwise. */
const HOME: Partial<Record<Provider, Home>> = {
  dockerhub: {
    registry: 'docker.io',
    sendsTo: [
      'auth.docker.io',
      'production.cloudflare.docker.com',
      'production.cloudfront.docker.com',
      'docker-images-prod.6aa30f8b08e16409b46e0173d6de2f56.r2.cloudflarestorage.com',
    ],
  },
  ghcr: { registry: 'ghcr.io', sendsTo: ['pkg-containers.githubusercontent.com'] },
  quay: {
    registry: 'quay.io',
    sendsTo: ['cdn', 'cdn01', 'cdn02', 'cdn03', 'cdn04', 'cdn05', 'cdn06'].map((name) => `${name}.quay.io`),
  },
};

/** Providers that sign nothing and send no header of one's own choice: the unguessable path is the credential. */
export const UNSIGNED: readonly Provider[] = ['dockerhub', 'quay'];

/** Tags that are followed, with `*` for any characters and commas between; empty for all. */
export const tagPolicy = z
  .string()
  .trim()
  .max(300, 'At most 300 characters.')
  .regex(/^(?:[\w.*-]+(?:, ?[\w.*-]+)*)?$/, 'Tags with commas between, * for any characters, as in v*, latest.');

export const repositoryRule = z.strictObject({
  repository: repositoryName,
  image: slug,
  tagPolicy: tagPolicy.default(''),
});
export type RepositoryRuleInput = z.output<typeof repositoryRule>;

/** A secret that a sender made; at least as long as one that cannot be guessed. */
const givenSecret = z
  .string()
  .min(16, 'At least 16 characters.')
  .max(200, 'At most 200 characters.')
  .regex(/^[\x21-\x7e]+$/, 'Letters, digits and signs of ASCII, without spaces.');
const standardSecret = givenSecret.regex(
  /^whsec_(?:[A-Za-z0-9+/]{4}){8,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
  'whsec_ and at least 24 bytes in base64.',
);

/** `whsec_` before what is no base64 would make a key that is shorter than it looks, or none. */
const secretOfSender = z.union([standardSecret, givenSecret.regex(/^(?!whsec_)/)], {
  error: 'At least 16 characters of ASCII without spaces; after whsec_ at least 24 bytes in base64.',
});

/** What a secret that a sender made has to be like. */
export const secretFor = (provider: Provider) => (provider === 'generic' ? standardSecret : secretOfSender);

const settings = {
  name: tokenName,
  registryHosts: z.array(registryAddress).max(HOSTS_AT_MOST, `At most ${HOSTS_AT_MOST} hosts.`),
  trustedHosts: z.array(registryHost).max(HOSTS_AT_MOST, `At most ${HOSTS_AT_MOST} hosts.`),
  allowPrivate: z.boolean(),
  registryUser: text(200).regex(/^[^:\r\n]*$/, 'A user without a colon.'),
  registryPassword: text(4000).regex(/^[^\r\n]*$/, 'A password is one line.'),
  rules: z
    .array(repositoryRule)
    .max(RULES_AT_MOST, `At most ${RULES_AT_MOST} repositories.`)
    .refine((rules) => new Set(rules.map(({ repository }) => repository)).size === rules.length, {
      message: 'The same repository is mapped twice.',
    }),
};

/** What a new source is made of. */
export const newSourceInput = z
  .strictObject({
    ...settings,
    provider: z.enum(PROVIDERS, `One of ${PROVIDERS.join(', ')}.`),
    registryHosts: settings.registryHosts.default([]),
    trustedHosts: settings.trustedHosts.default([]),
    allowPrivate: settings.allowPrivate.default(false),
    registryUser: settings.registryUser.default(''),
    registryPassword: settings.registryPassword.default(''),
    rules: settings.rules.default([]),
    /** Images that rules name and that are not there are created. */
    createImages: z.boolean().default(false),
    /** One that the sender made; without it a secret is made here. */
    secret: givenSecret.optional(),
  })
  .transform((input) => {
    const home = HOME[input.provider];
    if (input.registryHosts.length > 0 || home === undefined) return input;
    const trustedHosts = [...new Set([...input.trustedHosts, ...home.sendsTo])];
    return { ...input, registryHosts: [home.registry], trustedHosts };
  })
  .refine(({ registryHosts }) => registryHosts.length > 0, {
    path: ['registryHosts'],
    message: 'At least one registry, as in registry.example.org: no other is believed or asked.',
  })
  .refine(({ provider, secret }) => secret === undefined || secretFor(provider).safeParse(secret).success, {
    path: ['secret'],
    message: 'A secret of Standard Webhooks is whsec_ and at least 24 bytes in base64.',
  });
export type NewSourceInput = z.output<typeof newSourceInput>;

/** What may change of a source; what is left out stays. Its provider and its path do not. */
export const sourceChange = z
  .strictObject({ ...settings, createImages: z.boolean() })
  .partial()
  .refine(({ registryHosts }) => registryHosts === undefined || registryHosts.length > 0, {
    path: ['registryHosts'],
    message: 'At least one registry.',
  });
export type SourceChange = z.output<typeof sourceChange>;
