import { z } from 'zod';
import type { Descriptor } from './manifest-shape.ts';
import { plainPairs, plainText } from './plain.ts';
import { readJson } from './read-json.ts';

/** What an image's configuration says of it. */
export interface ImageConfig {
  architecture: string;
  os: string;
  createdAt: Date | null;
  labels: Record<string, string>;
}

const word = z
  .string()
  .transform((text) => plainText(text, 100))
  .catch('')
  .default('');
const configShape = z.object({
  architecture: word,
  variant: word,
  os: word,
  created: word,
  config: z
    .object({ Labels: z.unknown().transform(plainPairs).default({}) })
    .catch({ Labels: {} })
    .default({ Labels: {} }),
});

const RFC3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/;

/** There were no images before; tools that build the same bytes twice write the year 1, 1970 or 1980. */
const FIRST_YEAR = 2013;
const LAST_YEAR = 2200;

/** A time of creation; null when it is none or cannot be one. */
export function creationTime(text: string): Date | null {
  const at = RFC3339.test(text) ? new Date(text) : null;
  if (at === null || Number.isNaN(at.getTime())) return null;
  return at.getUTCFullYear() >= FIRST_YEAR && at.getUTCFullYear() < LAST_YEAR ? at : null;
}

/** The variant that an architecture has anyway is not named. */
const PLAIN_VARIANTS: Readonly<Record<string, string>> = { amd64: 'v1', arm64: 'v8' };

const named = (architecture: string, variant: string): string =>
  variant === '' || PLAIN_VARIANTS[architecture] === variant ? architecture : `${architecture}/${variant}`;

/** Reads the bytes of a configuration; null when they are none. What it leaves out its place in an index may say. */
export function readImageConfig(body: Uint8Array, platform: Descriptor['platform']): ImageConfig | null {
  const read = configShape.safeParse(readJson(body));
  if (!read.success) return null;
  const { architecture, variant, os, created, config } = read.data;
  return {
    architecture:
      architecture === ''
        ? named(platform?.architecture ?? '', platform?.variant ?? '')
        : named(architecture, variant || (platform?.variant ?? '')),
    os: os || (platform?.os ?? ''),
    createdAt: creationTime(created),
    labels: config.Labels,
  };
}
