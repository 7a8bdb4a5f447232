import { z } from 'zod';

/** Names of the OCI Distribution specification; what is longer or other than these names nothing in a registry. */
const REPOSITORY = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
const HOST =
  /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?$/;

/** A repository without its registry: `fermi/glastrelease`. */
export const repositoryName = z
  .string()
  .max(255, 'At most 255 characters.')
  .regex(REPOSITORY, 'A repository, as in fermi/glastrelease: lower-case letters, digits and . _ - / between.');

export const tagName = z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/, 'Not a tag.');

export const digestName = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'sha256: and 64 hex digits.');

const isHost = (text: string): boolean => HOST.test(text) && URL.canParse(`http://${text}`);

/** `host[:port]`, in lower case. */
export const registryHost = z
  .string()
  .trim()
  .toLowerCase()
  .max(255, 'At most 255 characters.')
  .refine(isHost, 'A host, as in registry.example.org or registry.example.org:5000.');

/** The same, with `http://` in front where it is to be asked without TLS. */
export const registryAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(262, 'At most 255 characters.')
  .refine(
    (text) => isHost(text.replace(/^http:\/\//, '')),
    'A host, as in registry.example.org:5000, or http://registry.example.org:5000 without TLS.',
  );

/** A reference as `docker pull` takes it, in its parts; null when it is none. The registry is null when it names none. */
export function partsOfReference(
  reference: string,
): { registry: string | null; repository: string; tag: string | null; digest: string | null } | null {
  const [named = '', digest = null] = reference.split('@', 2);
  const colon = named.lastIndexOf(':');
  const hasTag = colon > named.lastIndexOf('/');
  const path = hasTag ? named.slice(0, colon) : named;
  const tag = hasTag ? named.slice(colon + 1) : null;
  const [first = '', ...rest] = path.split('/');
  const hasHost = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  const repository = hasHost ? rest.join('/') : path;
  const fits =
    repositoryName.safeParse(repository).success &&
    (!hasHost || isHost(first.toLowerCase())) &&
    (tag === null || tagName.safeParse(tag).success) &&
    (digest === null || digestName.safeParse(digest).success);
  return fits ? { registry: hasHost ? first.toLowerCase() : null, repository, tag, digest } : null;
}
