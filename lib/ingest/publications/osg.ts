import { partsOfReference } from '#lib/contracts/ingest/reference.ts';
import type { ListedImage, ListFault, PublishedList } from '#lib/domain/publications/listed-image.ts';

/** Where the Open Science Grid brings them. */
const CVMFS_REPOSITORY = 'singularity.opensciencegrid.org';

/**
 * Reads a list of the Open Science Grid (`docker_images.txt`): an image a line, `#` before comments, names of Docker Hub
 * without a host, and patterns for tags. Lines that name no image are told and left out. Source: the sync's own reading,
 * in which a name of three parts and more begins with its registry and one without a tag means `latest`.
 */
export function readOsgList(body: string): PublishedList {
  const images: ListedImage[] = [];
  const faults: ListFault[] = [];
  for (const [index, line] of body.split(/\r\n|\r|\n/).entries()) {
    const words = line.trim();
    if (words === '' || words.startsWith('#')) continue;
    const image = imageOf(words);
    if (image) images.push(image);
    else faults.push({ line: index + 1, words: words.slice(0, 200), why: 'This names no image.' });
  }
  return { format: 'osg', cvmfsRepository: CVMFS_REPOSITORY, images, faults };
}

function imageOf(words: string): ListedImage | null {
  const parts = words.split('/');
  const registry = parts.length > 2 ? (parts.shift() ?? '').toLowerCase() : 'docker.io';
  const [repository = '', tag = 'latest', ...more] = parts.join('/').split(':');
  const pattern = tag.replace(/[*?]/g, 'x');
  const named = `${registry.includes('.') || registry.includes(':') ? registry : `${registry}.`}/${repository}:${pattern}`;
  return more.length === 0 && partsOfReference(named) !== null ? { registry, repository, tag } : null;
}
