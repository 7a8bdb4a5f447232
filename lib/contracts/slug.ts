/** Form of an entry's address within its kind. Apart from `text.ts`, so that a browser can know it without zod. */
export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
