import { imagesTable } from '#lib/contracts/tables/images.ts';
import type { ImageListDto } from '#lib/read/dto-image.ts';
import type { Edits } from '../data-table/desk.ts';
import { openedRow } from '../data-table/opened-row.ts';
import type { Asked } from '../data-table/use-address.ts';
import { ImagesGrid } from './grid.tsx';
import { ImageDetail } from './row-detail.tsx';

/** The images, with the one that the address opens. */
export function ImagesTable(props: { initial: ImageListDto; asked: Asked; edits: Edits | null }) {
  const { initial, asked } = props;
  const opened = openedRow(imagesTable, initial.items, asked.view.open, (image) => <ImageDetail image={image} />);
  return <ImagesGrid {...props} opened={opened} />;
}
