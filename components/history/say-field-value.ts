import { saySize } from '../site/size.ts';
import { type Names, sayValue } from './say.ts';

/** The value of a field: counts of bytes as sizes, everything else as a person would say it. */
export const sayFieldValue = (path: string, value: unknown, names?: Names): string =>
  typeof value === 'number' && path.endsWith('Bytes') ? saySize(value) : sayValue(value, names);
