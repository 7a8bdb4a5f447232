/** A platform by all the names it goes by. */
export interface NamedPlatform {
  slug: string;
  name: string;
  aliases: readonly string[];
}

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/**
 * The platform that a base image's name stands for (`docker.io/library/centos:7.9.2009` is CentOS 7), or null when none is
 * known by that name. Source: the label `org.opencontainers.image.base.name` names an image as a registry would.
 */
export function platformOfBase(baseName: string, platforms: readonly NamedPlatform[]): string | null {
  const [, repository = '', tag = ''] = /([^/:@]+)(?::([^/@]*))?$/.exec(baseName.trim().replace(/@.*$/, '')) ?? [];
  if (repository === '') return null;
  const version = /^\d+(?:\.\d+)*/.exec(tag)?.[0] ?? '';
  const parts = version === '' ? [] : version.split('.');
  // The exact version first, then shorter ones down to the generation.
  for (let length = parts.length; length >= 1; length -= 1) {
    const wanted = plain(`${repository}${parts.slice(0, length).join('.')}`);
    const found = platforms.find(({ slug, name, aliases }) =>
      [slug, name, ...aliases].some((one) => plain(one) === wanted),
    );
    if (found) return found.slug;
  }
  return (
    platforms.find(({ slug, name, aliases }) =>
      [slug, name, ...aliases].some((one) => plain(one) === plain(repository)),
    )?.slug ?? null
  );
}
