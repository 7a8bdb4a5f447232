import type { ListedImage, PublishedList } from './listed-image.ts';

/** Docker Hub goes by several names. */
const DOCKER_HUB = new Set([
  'docker.io',
  'index.docker.io',
  'registry.hub.docker.com',
  'registry-1.docker.io',
  'hub.docker.com',
]);

/** A repository with the host it is on, in one spelling: that of Docker Hub is `docker.io`, and its own images are `library/…`. */
function plainRepository({ registry, repository }: { registry: string; repository: string }): string {
  const host = registry.toLowerCase();
  if (!DOCKER_HUB.has(host)) return `${host}/${repository}`;
  return `docker.io/${repository.includes('/') ? repository : `library/${repository}`}`;
}

/**
 * Whether a tag is one that a pattern means; `*` stands for any characters and `?` for one, as in names of files. Goes back
 * to the last star only, so that no pattern takes long however many it has.
 */
export function fitsTag(pattern: string, tag: string): boolean {
  let [at, place, star, from] = [0, 0, -1, 0];
  while (at < tag.length) {
    const sign = pattern[place];
    if (sign === '*') {
      star = place;
      from = at;
      place += 1;
    } else if (sign === '?' || sign === tag[at]) {
      place += 1;
      at += 1;
    } else if (star >= 0) {
      place = star + 1;
      from += 1;
      at = from;
    } else return false;
  }
  while (pattern[place] === '*') place += 1;
  return place === pattern.length;
}

/**
 * Where a tag of a listed image is to be found once it was brought into CVMFS. The sync of the Open Science Grid leaves
 * out the registry and puts the first part of the repository's name above the rest (`/cvmfs/REPO/NAMESPACE/NAME:TAG`);
 * DUCC keeps all of the reference, in the list's own spelling (`/cvmfs/REPO/REGISTRY/REPOSITORY:TAG`).
 */
function expectedPath({ format, cvmfsRepository }: PublishedList, image: ListedImage, tag: string): string {
  const { registry, repository } = image;
  const named = format === 'osg' && !repository.includes('/') ? `library/${repository}` : repository;
  return `/cvmfs/${cvmfsRepository}/${format === 'ducc' ? `${registry}/` : ''}${named}:${tag}`;
}

/** Where a tag of a repository is to be found by a list; no path twice. */
export function pathsOfTag(
  list: PublishedList,
  { registry, repository, tag }: { registry: string; repository: string; tag: string },
): string[] {
  const wanted = plainRepository({ registry, repository });
  const listed = list.images.filter((image) => plainRepository(image) === wanted && fitsTag(image.tag, tag));
  return [...new Set(listed.map((image) => expectedPath(list, image, tag)))];
}
