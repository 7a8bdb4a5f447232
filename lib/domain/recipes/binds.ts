import type { RecipeBuild, RecipeMount, RecipeSite } from './recipe-facts.ts';

/** A folder or file of the site, and where it goes in the container. */
export interface Bind {
  source: string;
  target: string;
}

export interface Binds {
  binds: Bind[];
  notes: string[];
}

/** Separates source and target in every runtime's own grammar, so that a path with one cannot be written. */
const UNWRITABLE = /[:,\n\r]/;

/**
 * What of an image's mounts the command can bring in, as far as the facts of the site bear it out; what they do not is said.
 * A file system is at the same path inside and outside; where a configuration file lies at the site nobody has said.
 */
export function bindsOf({ mounts }: Pick<RecipeBuild, 'mounts'>, site: RecipeSite): Binds {
  const said: Binds = { binds: [], notes: [] };
  const sorted = [...mounts].sort((a, b) => (a.path < b.path ? -1 : 1));
  const anyFolders = sorted.filter(({ needs }) => needs === null).length;
  let folders = 0;
  for (const mount of sorted) {
    const gap = contentGap(mount, site) ?? bindGap(mount, site);
    if (gap !== null) {
      said.notes.push(gap);
      continue;
    }
    const { path, needs } = mount;
    if (needs === null) {
      folders += 1;
      const source = anyFolders > 1 ? `YOUR_FOLDER_${folders}` : 'YOUR_FOLDER';
      said.binds.push({ source, target: path });
      said.notes.push(`Put a folder or file of your own in place of ${source}: it becomes ${path} inside.`);
    } else if (mount.kind === 'config') {
      const source = placeholder(needs.slug);
      said.binds.push({ source, target: path });
      said.notes.push(`Where ${needs.name} lies at ${site.name} is not known: put its path in place of ${source}.`);
    } else said.binds.push({ source: path, target: path });
    if (isDoubtful(mount, site)) {
      said.notes.push(
        `Nobody has said whether users may bind folders at ${site.name}, so binding ${path} may be refused.`,
      );
    }
  }
  return said;
}

/** `PATH_OF_ORACLE_WALLET`: nothing that a shell would read as anything else. */
const placeholder = (slug: string): string => `PATH_OF_${slug.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`;

/** Why what a mount needs is not there, or not known to be; null when it is. */
function contentGap({ path, needs }: RecipeMount, site: RecipeSite): string | null {
  if (needs === null || (needs.kind !== 'filesystem' && needs.kind !== 'service')) return null;
  const state = site.offers.find(({ slug }) => slug === needs.slug)?.state ?? 'unknown';
  if (state === 'available' || state === 'phasing_out') return null;
  const left = `${path} is left out: `;
  if (state === 'none') return `${left}${needs.name} is not offered at ${site.name}, and the image needs it.`;
  if (state === 'planned') return `${left}${needs.name} is planned at ${site.name} and not there yet.`;
  return `${left}nobody has said whether ${needs.name} is at ${site.name}.`;
}

/** Why a path may not or cannot be bound; null when it may, or nobody has said. */
function bindGap({ path, createdInImage }: RecipeMount, site: RecipeSite): string | null {
  if (UNWRITABLE.test(path))
    return `${JSON.stringify(path)} is left out: no runtime can be told to bind a path like this.`;
  if (site.userBinds !== 'no' || createdInImage || isBindable(path, site)) return null;
  return `${path} is left out: users may not bind folders at ${site.name}, and the image has no such mount point.`;
}

const isDoubtful = ({ path, createdInImage }: RecipeMount, site: RecipeSite): boolean =>
  site.userBinds === 'unknown' && !createdInImage && !isBindable(path, site);

/** `/afs/slac` is within `/afs`, `/afs2` is not. */
const isBindable = (path: string, { bindable }: RecipeSite): boolean =>
  bindable.some((root) => root !== '' && (path === root || path.startsWith(root.endsWith('/') ? root : `${root}/`)));
