import type { PackageListParams } from '#lib/contracts/list-params.ts';
import type { ReadContext } from './context.ts';
import type { MatrixDto } from './dto.ts';

/** Which rows: the package list's own filters. */
export type MatrixInput = Pick<PackageListParams, 'q' | 'filters' | 'limit'>;

/** Packages down, sites across. */
export async function readMatrix(_: { ctx: ReadContext; input: MatrixInput }): Promise<MatrixDto> {
  throw new Error('readMatrix is not written yet.');
}
