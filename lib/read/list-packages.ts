import type { PackageListParams } from '#lib/contracts/list-params.ts';
import type { ReadContext } from './context.ts';
import type { PackageListDto } from './dto.ts';

/** One page of the status table. */
export async function listPackages(_: { ctx: ReadContext; input: PackageListParams }): Promise<PackageListDto> {
  throw new Error('listPackages is not written yet.');
}
