import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What the finished build says of itself. */
const read = <T>(name: string): T =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`../../.next/server/${name}`, import.meta.url)), 'utf8'));

/** Next's own documents, and the icon. */
const OF_NEXT = ['/_global-error/page', '/_not-found/page', '/icon.svg/route'];

/** The address of a place in the build: `/(dashboard)/sites/page` is `/sites`. */
const addressOf = (place: string): string =>
  place.replaceAll(/\/\([^)]*\)/g, '').replace(/\/(?:page|route)$/, '') || '/';

/** Every page of the build by its address, `/packages/[slug]`. */
export const pagesOfBuild = (): string[] =>
  Object.keys(read<Record<string, string>>('app-paths-manifest.json'))
    .filter((place) => !OF_NEXT.includes(place))
    .map(addressOf)
    .sort();

export interface BuiltAction {
  id: string;
  /** `file#export`. */
  name: string;
}

/** Every server action of the build. */
export function actionsOfBuild(): BuiltAction[] {
  const { node, edge } = read<Record<'node' | 'edge', Record<string, { filename: string; exportedName: string }>>>(
    'server-reference-manifest.json',
  );
  return Object.entries({ ...node, ...edge }).map(([id, { filename, exportedName }]) => ({
    id,
    name: `${filename}#${exportedName}`,
  }));
}
