import type { Tx } from '#lib/base/db.ts';
import { bumpDataVersion } from './bump-data-version.ts';
import { projectReadiness } from './project-readiness.ts';

/** Assesses packages again at every site, after evidence of them is new, and tells everybody that what pages show is. */
export async function packagesChanged(tx: Tx, packageIds: Iterable<number>, now: Date): Promise<void> {
  await projectReadiness(tx, { affected: { packages: new Set(packageIds), sites: new Set() }, now });
  await bumpDataVersion(tx);
}
