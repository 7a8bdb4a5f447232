'use client';

import { lazy } from 'react';
import type { ApiImage } from '#lib/contracts/api/image.ts';
import { imagesNoun, imagesTable } from '#lib/contracts/tables/images.ts';
import type { ImageListDto } from '#lib/read/dto-image.ts';
import type { Edits } from '../data-table/desk.ts';
import { Grid, type GridNoun, type Opened } from '../data-table/grid.tsx';
import { isAsked } from '../data-table/is-asked.ts';
import { facetsOf, groupWords } from '../data-table/noun.ts';
import type { Asked } from '../data-table/use-address.ts';
import { Nothing } from '../ui/nothing.tsx';
import { imageCell } from './cells.tsx';

/** Comes when a row is opened. */
const ImageDetail = lazy(async () => ({ default: (await import('./row-detail.tsx')).ImageDetail }));

const IMAGES: GridNoun<ApiImage, ImageListDto> = {
  path: '/images',
  api: '/api/v1/images',
  placeholder: 'Search images',
  noun: ['image', 'images'],
  table: () => imagesTable,
  cell: imageCell,
  detail: (image) => <ImageDetail image={image} />,
  facets: ({ facets }) => facetsOf(imagesNoun, facets),
  groups: groupWords(imagesNoun),
  exports: 'images',
  empty: ({ query }) => (
    <Nothing noun={IMAGES.noun} path={IMAGES.path} asked={isAsked(query)}>
      Enter one, or let an admin map a registry’s repository to one. Its builds then arrive by themselves with each
      push; a <a href="/api/reporting">CI job</a> can report them, too.
    </Nothing>
  ),
};

/** Every image with the build of it that counts. */
export function ImagesGrid(props: { initial: ImageListDto; asked: Asked; opened: Opened | null; edits: Edits | null }) {
  return <Grid noun={IMAGES} {...props} />;
}
