/**
 * A value that this process has once. The pages are a bundle with its own copy of every module; a well-known symbol lets
 * both copies (and every hot reload) share what is too large, or too costly, to have twice.
 */
export function processWide<T>(name: string, make: () => T): T {
  const key = Symbol.for(`seaworthy.read.${name}`);
  const shared = globalThis as unknown as Record<symbol, T | undefined>;
  shared[key] ??= make();
  return shared[key];
}
