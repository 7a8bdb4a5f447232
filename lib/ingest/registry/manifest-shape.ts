import { z } from 'zod';
import { bytes } from '#lib/contracts/text.ts';
import { isDigest } from './names.ts';
import { type Asked, answered, fault } from './outcome.ts';
import { plainPairs, plainText } from './plain.ts';
import { readJson } from './read-json.ts';

const IMAGE_TYPES = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
] as const;
const INDEX_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
] as const;
const CONFIG_TYPES = ['application/vnd.oci.image.config.v1+json', 'application/vnd.docker.container.image.v1+json'];
const LAYER = /^application\/vnd\.(?:oci\.image\.layer|docker\.image\.rootfs)\./;

export const INDEX_TYPE = INDEX_TYPES[0];
/** All four forms: a registry that is not told of one says that the manifest is not there. */
export const MANIFEST_TYPES = [...IMAGE_TYPES, ...INDEX_TYPES].join(', ');

/** An index of more members is refused. */
const MOST_CHILDREN = 64;
const MOST_LAYERS = 1000;
/** What speaks of a manifest beyond these is left out. */
const MOST_REFERRERS = 200;

const mediaType = z.string().transform((type) => plainText(type, 255));
const pairs = z.unknown().transform(plainPairs).default({});
const descriptor = z.object({
  mediaType: mediaType.default(''),
  digest: z.string().refine(isDigest),
  size: bytes,
  artifactType: mediaType.default(''),
  annotations: pairs,
  platform: z
    .object({
      architecture: mediaType.default(''),
      os: mediaType.default(''),
      variant: mediaType.default(''),
    })
    .optional()
    .catch(undefined),
});
/** How one content names another: its digest, size and kind. */
export type Descriptor = z.infer<typeof descriptor>;

/** Counted before each of them is looked at. */
const descriptors = (most: number) => z.array(z.unknown()).max(most).pipe(z.array(descriptor));

const shape = z.object({
  schemaVersion: z.literal(2),
  mediaType: z.string().optional(),
  artifactType: mediaType.default(''),
  annotations: pairs,
});
const imageShape = shape.extend({
  config: descriptor,
  layers: descriptors(MOST_LAYERS),
  manifests: z.undefined().optional(),
});
const indexShape = shape.extend({
  manifests: descriptors(MOST_CHILDREN),
  config: z.undefined().optional(),
  layers: z.undefined().optional(),
});

export interface ImageShape {
  kind: 'image';
  mediaType: string;
  config: Descriptor;
  layers: Descriptor[];
}
export interface IndexShape {
  kind: 'index';
  mediaType: string;
  annotations: Record<string, string>;
  manifests: Descriptor[];
}
/** Something else that lies in registries: a chart, a signature, an SBOM. */
export interface ArtifactShape {
  kind: 'artifact';
  mediaType: string;
  artifactType: string;
}
export type ManifestShape = ImageShape | IndexShape | ArtifactShape;

const isOf = (types: readonly string[], type: string): boolean => types.includes(type);

const typeOf = (contentType: string | undefined): string => contentType?.split(';')[0]?.trim().toLowerCase() ?? '';

const asText = (value: unknown, name: 'mediaType' | 'schemaVersion'): string => {
  const found = z.object({ [name]: z.union([z.string(), z.number()]) }).safeParse(value);
  return found.success ? String(found.data[name]) : '';
};

/** What a manifest is by its header and by its own words, which must not contradict each other. Null when they do. */
function agreedType(header: string, own: string): string | null {
  const known = [...IMAGE_TYPES, ...INDEX_TYPES];
  if (own === '') return header;
  return isOf(known, header) && header !== own ? null : own;
}

/** Reads the bytes of a manifest. `contentType` is the header that came with them. */
export function readManifestShape(body: Uint8Array, contentType: string | undefined): Asked<ManifestShape> {
  const value = readJson(body);
  const header = typeOf(contentType);
  if (
    asText(value, 'schemaVersion') === '1' ||
    /^application\/vnd\.docker\.distribution\.manifest\.v1\+/.test(header)
  ) {
    return fault(
      'unusable',
      'The manifest is in the outdated schema 1, which names no configuration. Push the image anew.',
    );
  }
  const type = agreedType(header, asText(value, 'mediaType'));
  if (type === null) return fault('unusable', 'The manifest says that it is something else than its header says.');
  if (isOf(INDEX_TYPES, type)) {
    const index = indexShape.safeParse(value);
    if (!index.success) return fault('unusable', `The index is malformed${placeOf(index.error)}.`);
    const { manifests, annotations } = index.data;
    return answered({ kind: 'index', mediaType: type, annotations, manifests });
  }
  if (!isOf(IMAGE_TYPES, type)) {
    return fault('unusable', `The manifest is of the kind "${plainText(type, 100)}", which is not understood.`);
  }
  const image = imageShape.safeParse(value);
  if (!image.success) return fault('unusable', `The manifest is malformed${placeOf(image.error)}.`);
  const { config, layers, artifactType } = image.data;
  if (layers.reduce((sum, { size }) => sum + size, 0) > Number.MAX_SAFE_INTEGER) {
    return fault('unusable', 'The manifest gives its layers more bytes than can be counted.');
  }
  const [first] = layers;
  // Signatures and attestations borrow the configuration of an image, but hold no file system.
  const holdsOther = first !== undefined && !layers.some((layer) => LAYER.test(layer.mediaType));
  const isImage = artifactType === '' && isOf(CONFIG_TYPES, config.mediaType) && !holdsOther;
  if (!isImage) {
    const what = artifactType || (holdsOther ? first.mediaType : config.mediaType);
    return answered({ kind: 'artifact', mediaType: type, artifactType: what });
  }
  return answered({ kind: 'image', mediaType: type, config, layers });
}

function placeOf({ issues: [issue] }: z.ZodError): string {
  if (issue?.code === 'too_big') return `: it has more than ${issue.maximum} ${plainText(issue.path.join('.'), 100)}`;
  return issue && issue.path.length > 0 ? ` at ${plainText(issue.path.join('.'), 100)}` : '';
}

const referrersShape = z.object({
  manifests: z
    .array(z.unknown())
    .transform((all) => all.slice(0, MOST_REFERRERS))
    .pipe(z.array(descriptor)),
});

/** Reads an index of what speaks of a digest; null when it is none. */
export function readReferrersShape(body: Uint8Array, contentType: string | undefined): Descriptor[] | null {
  if (typeOf(contentType) !== INDEX_TYPE) return null;
  const index = referrersShape.safeParse(readJson(body));
  return index.success ? index.data.manifests : null;
}
