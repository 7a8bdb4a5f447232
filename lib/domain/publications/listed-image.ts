/** One line of a published list: an image that somebody brings into CVMFS. */
export interface ListedImage {
  /** Host, and port if it has one; `docker.io` where the list names none. */
  registry: string;
  repository: string;
  /** The tag, or a pattern of tags in which `*` stands for any characters. */
  tag: string;
}

/** A line that names no image, and why. */
export interface ListFault {
  line: number;
  words: string;
  why: string;
}

export const LIST_FORMATS = ['osg', 'ducc'] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];

/** A list as it was read. */
export interface PublishedList {
  format: ListFormat;
  /** The repository of CVMFS that the images are brought into. */
  cvmfsRepository: string;
  images: ListedImage[];
  faults: ListFault[];
}
