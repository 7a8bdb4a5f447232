import { mustBeAllowedTo } from './authorise.ts';
import type { ReadContext } from './context.ts';
import { expectedByLists, keptLists, type ListedBuild } from './expected-by-lists.ts';

/** A published list as admins see it. */
export interface PublicationListDto {
  id: number;
  name: string;
  format: 'osg' | 'ducc';
  updatedAt: string;
  updatedBy: string;
  cvmfsRepository: string;
  images: number;
  faults: { line: number; words: string; why: string }[];
  /** Which builds of ours are to be found where by it. */
  expected: Omit<ListedBuild, 'list' | 'configDigest'>[];
}

/** Published lists of images, and what is expected of ours by each; for those who keep them. */
export async function listPublicationLists({ ctx }: { ctx: ReadContext }): Promise<PublicationListDto[]> {
  mustBeAllowedTo(ctx, 'source.manage', null);
  const lists = await keptLists(ctx);
  const expected = await expectedByLists(ctx, lists);
  return lists.map(({ list: { images, faults, cvmfsRepository }, ...row }) => ({
    ...row,
    ...{ cvmfsRepository, images: images.length, faults },
    expected: expected
      .filter(({ list }) => list === row.id)
      .map(({ image, tag, digest, path }) => ({ image, tag, digest, path })),
  }));
}
