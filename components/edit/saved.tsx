import { Told } from '../ui/said.tsx';

const SAYS: Readonly<Record<string, (version: number) => string>> = {
  yes: (version) => `Saved as version ${version}. What changed is in the history, where it can be reverted.`,
  reverted: (version) => `The change is reverted; that is version ${version}.`,
  conflict: () => 'Nothing was reverted: what this change wrote has been changed since. Correct it by hand.',
  restored: (version) => `It is out of the trash again, as it was; that is version ${version}.`,
  created: (version) => `It exists now, as version ${version}. Say here what else is known of it.`,
  nothing: () => 'Nothing was changed, so nothing was saved.',
};

/** What the form before this page did. */
export function Saved({ said, version }: { said: string | null; version: number }) {
  return <Told words={said !== null && Object.hasOwn(SAYS, said) ? SAYS[said]?.(version) : null} />;
}
