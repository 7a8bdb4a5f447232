import { z } from 'zod';
import type { RawDelivery, Translation } from '#lib/contracts/ingest/events.ts';
import { partsOfReference, repositoryName, tagName } from '#lib/contracts/ingest/reference.ts';
import { ignored, parseBody } from '../parse-body.ts';

const tags = z.array(tagName).max(1000);
const notification = z.object({
  repository: repositoryName,
  docker_url: z.string().max(600).default(''),
  /** A list now, and once an object of tags and images. */
  updated_tags: z.union([tags, z.record(tagName, z.unknown()).transform((all) => Object.keys(all))]).optional(),
  /** Of a build: the tags it made, once it has made them. */
  build_id: z.string().optional(),
  docker_tags: tags.optional(),
  manifest_digests: z.array(z.unknown()).optional(),
  image_id: z.unknown().optional(),
});

/** A push to a repository, or a build of Quay's own that has pushed; no kind of event is named, each is told by its fields. */
export function translateQuay(raw: RawDelivery): Translation {
  return parseBody(raw, notification, (told) => {
    const built = told.manifest_digests !== undefined || told.image_id !== undefined ? told.docker_tags : undefined;
    const changed = told.updated_tags ?? built;
    if (changed === undefined) {
      return ignored(told.build_id === undefined ? 'No tag was updated.' : 'A build has not pushed anything yet.');
    }
    const registry = partsOfReference(told.docker_url)?.registry ?? null;
    const { repository } = told;
    const named = changed.length === 0 ? [null] : changed;
    return {
      kind: 'events',
      events: named.map((tag) => ({ kind: 'push', registry, repository, tag, digest: null, at: null })),
    };
  });
}
