/** Who sends webhooks, in the forms this application understands. */
export const PROVIDERS = ['dockerhub', 'ghcr', 'gitlab', 'harbor', 'quay', 'distribution', 'generic'] as const;
export type Provider = (typeof PROVIDERS)[number];

/** A provider as people know it. */
export const PROVIDER_NAMES: Readonly<Record<Provider, string>> = {
  dockerhub: 'Docker Hub',
  ghcr: 'GitHub (GHCR and Actions)',
  gitlab: 'GitLab',
  harbor: 'Harbor',
  quay: 'Quay',
  distribution: 'CNCF Distribution',
  generic: 'Generic (Standard Webhooks)',
};

/** Whether a stored word is one of a provider that this version understands. */
export const isProvider = (word: string): word is Provider => (PROVIDERS as readonly string[]).includes(word);
