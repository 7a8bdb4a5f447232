import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { partsOfReference } from '#lib/contracts/ingest/reference.ts';
import type { ListedImage, ListFault, PublishedList } from '#lib/domain/publications/listed-image.ts';

/** A wish list of DUCC, which brings images into CVMFS. Source: its documentation, “Wish List Syntax v1”. */
const recipe = z.object({
  version: z.union([z.literal(1), z.literal('1')], 'Version 1 is the only one that is known.'),
  user: z.string().optional(),
  cvmfs_repo: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,200}$/, 'A repository of CVMFS, as in unpacked.example.org.'),
  output_format: z.string().optional(),
  input: z.array(z.unknown()).max(20_000, 'At most 20,000 images.'),
});

/** Reads a recipe of DUCC. A text that is none at all is a list of no images with the fault that says why. */
export function readDuccRecipe(body: string): PublishedList {
  const none = (why: string, line = 1): PublishedList => ({
    ...{ format: 'ducc', cvmfsRepository: '', images: [] },
    faults: [{ line, words: '', why }],
  });
  let document: unknown;
  try {
    // Without aliases: a few lines of them would stand for more text than there is memory.
    document = parse(body, { maxAliasCount: 0, logLevel: 'error' });
  } catch (error) {
    const line = error instanceof YAMLParseError ? error.linePos?.[0].line : undefined;
    return none('This is no YAML, or has aliases.', line);
  }
  const parsed = recipe.safeParse(document);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return none(`${issue?.path.join('.') || 'recipe'}: ${issue?.message ?? 'cannot be read'}`);
  }
  const images: ListedImage[] = [];
  const faults: ListFault[] = [];
  for (const [index, words] of parsed.data.input.entries()) {
    const image = typeof words === 'string' ? imageOf(words) : null;
    if (image) images.push(image);
    else
      faults.push({
        line: index + 1,
        words: typeof words === 'string' ? words.slice(0, 200) : '',
        why: 'This input names no image.',
      });
  }
  return { format: 'ducc', cvmfsRepository: parsed.data.cvmfs_repo, images, faults };
}

/** `https://REGISTRY/REPOSITORY[:TAG][@DIGEST]`; one by digest alone has no tag, so that no path can be expected. */
function imageOf(words: string): ListedImage | null {
  const [, reference = ''] = /^https?:\/\/(.+)$/i.exec(words.trim()) ?? [];
  const [named = ''] = reference.split('@');
  const colon = named.lastIndexOf(':');
  const hasTag = colon > named.lastIndexOf('/');
  const tag = hasTag ? named.slice(colon + 1) : 'latest';
  const slash = named.indexOf('/');
  const registry = named.slice(0, Math.max(slash, 0)).toLowerCase();
  const repository = named.slice(slash + 1, hasTag ? colon : undefined);
  const plain = `${registry}/${repository}:${tag.replace(/[*?]/g, 'x')}`;
  const isImage =
    registry !== '' && (hasTag || !reference.includes('@')) && partsOfReference(plain)?.registry === registry;
  return isImage ? { registry, repository, tag } : null;
}
