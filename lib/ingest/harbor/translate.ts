import { z } from 'zod';
import type { RawDelivery, RegistryEvent, Translation } from '#lib/contracts/ingest/events.ts';
import { digestName, partsOfReference, repositoryName, tagName } from '#lib/contracts/ingest/reference.ts';
import { headerWord } from '../header-word.ts';
import { instant, unixSeconds } from '../instant.ts';
import { ignored, jsonOf, parseBody, parseValue, unusable } from '../parse-body.ts';

/** What Harbor calls a push and a deletion: by default, as CloudEvents, and in its versions before 2. */
const KINDS = new Map<string, RegistryEvent['kind']>([
  ['PUSH_ARTIFACT', 'push'],
  ['harbor.artifact.pushed', 'push'],
  ['CREATE_TAG', 'push'],
  ['harbor.tag.created', 'push'],
  ['pushImage', 'push'],
  ['DELETE_ARTIFACT', 'delete'],
  ['harbor.artifact.deleted', 'delete'],
  ['deleteImage', 'delete'],
]);

/** The tag of what was pushed without one is its digest, or nothing. */
const tag = z
  .string()
  .max(200)
  .nullish()
  .transform((value) => (value && tagName.safeParse(value).success ? value : null));
const digest = z
  .string()
  .max(200)
  .nullish()
  .transform((value) => (value && digestName.safeParse(value).success ? value : null));
const data = z.object({
  resources: z
    .array(z.object({ tag, digest, resource_url: z.string().max(800).default('') }))
    .min(1)
    .max(1000),
  repository: z.object({ repo_full_name: repositoryName }),
});
const byDefault = z.object({ type: z.string(), occur_at: unixSeconds, event_data: z.unknown().optional() });
const cloudEvent = z.object({ specversion: z.string(), type: z.string(), time: instant, data: z.unknown().optional() });

/** Pushes and deletions of artifacts, in the default form or as CloudEvents, whole or with the attributes in headers. */
export function translateHarbor(raw: RawDelivery): Translation {
  const type = headerWord(raw, 'ce-type');
  if (type !== '') {
    const at = instant.parse(raw.headers['ce-time']);
    const value = jsonOf(raw.body);
    return value === undefined ? unusable('The body is not JSON in UTF-8.') : eventsOf(type, at, value);
  }
  return parseBody(raw, z.union([cloudEvent, byDefault]), (told) =>
    'specversion' in told
      ? eventsOf(told.type, told.time, told.data)
      : eventsOf(told.type, told.occur_at, told.event_data),
  );
}

function eventsOf(type: string, at: string | null, value: unknown): Translation {
  const kind = KINDS.get(type);
  if (kind === undefined) return ignored(`Events of the type ${type.slice(0, 80)} change no tag.`);
  return parseValue(value, data, ({ resources, repository: { repo_full_name: repository } }) => ({
    kind: 'events',
    events: resources.map(({ tag, digest, resource_url: url }) => ({
      kind,
      registry: partsOfReference(url)?.registry ?? null,
      repository,
      tag,
      digest,
      at,
    })),
  }));
}
