import type { ListFormat, PublishedList } from '#lib/domain/publications/listed-image.ts';
import { readDuccRecipe } from './ducc.ts';
import { readOsgList } from './osg.ts';

const READERS: Readonly<Record<ListFormat, (body: string) => PublishedList>> = {
  osg: readOsgList,
  ducc: readDuccRecipe,
};

/** Reads a published list of images. Never throws: what cannot be read is told as a fault. */
export const readList = (format: ListFormat, body: string): PublishedList => READERS[format](body);
