/** How text can be compressed on its way. */
export type Encoding = 'br' | 'gzip';

/** Below so many bytes an answer fits one packet anyway. */
export const WORTH_COMPRESSING = 1024;

/** Chooses what the client accepts; `br;q=0` is a refusal. */
export function chooseEncoding(accepted: string | undefined): Encoding | undefined {
  const names = (accepted ?? '')
    .split(',')
    .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
    .map((part) => part.split(';')[0]?.trim());
  return names.includes('br') ? 'br' : names.includes('gzip') ? 'gzip' : undefined;
}
