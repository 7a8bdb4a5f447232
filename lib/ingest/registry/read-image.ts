import type { ImageManifest, ManifestReferrer } from '#lib/contracts/ingest/manifest.ts';
import { ask } from './ask.ts';
import { fits } from './digests.ts';
import { readImageConfig } from './image-config.ts';
import type { Descriptor, ImageShape } from './manifest-shape.ts';
import { type Asked, answered, fault } from './outcome.ts';
import { type Session, signsIn } from './session.ts';
import { faultOfStatus } from './status.ts';

const MOST_CONFIG_BYTES = 8 * 1024 * 1024;

/** Reads a blob whose bytes are those that its descriptor names. */
async function fetchBlob(session: Session, repository: string, { digest, size }: Descriptor): Promise<Asked<Buffer>> {
  if (size > MOST_CONFIG_BYTES) {
    return fault('unusable', `The configuration has ${size} bytes, and at most ${MOST_CONFIG_BYTES} are read.`);
  }
  const path = `/v2/${repository}/blobs/${digest}`;
  const reply = await ask(session, { path, repository, accept: 'application/octet-stream, */*', most: size });
  if (!reply.ok) return reply;
  const { status, body } = reply.value;
  if (status === 404) return fault('unusable', `${session.host} has the manifest but not its configuration ${digest}.`);
  if (status !== 200) return faultOfStatus(reply.value, signsIn(session));
  if (body.length !== size || !fits(digest, body)) {
    return fault('unusable', `${session.host} sends a configuration whose bytes are not those of ${digest}.`);
  }
  return answered(body);
}

/** Completes an image's manifest by what its configuration says. */
export async function readImage(
  session: Session,
  repository: string,
  {
    digest,
    shape,
    platform,
    referrers,
  }: {
    digest: string;
    shape: ImageShape;
    platform: Descriptor['platform'];
    referrers: ManifestReferrer[];
  },
): Promise<Asked<ImageManifest>> {
  const body = await fetchBlob(session, repository, shape.config);
  if (!body.ok) return body;
  const config = readImageConfig(body.value, platform);
  if (!config) return fault('unusable', `The configuration ${shape.config.digest} is malformed.`);
  const layers = shape.layers.map(({ digest, size, mediaType }) => ({ digest, sizeBytes: size, mediaType }));
  const { mediaType } = shape;
  return answered({
    kind: 'image',
    digest,
    mediaType,
    configDigest: shape.config.digest,
    ...config,
    layers,
    referrers,
  });
}
