import { nounParser } from './noun-params.ts';
import { imagesNoun } from './tables/images.ts';

/** Reads the query of the list of images. */
export const parseImageParams = nounParser(imagesNoun);
