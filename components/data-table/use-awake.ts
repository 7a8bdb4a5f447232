import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** Whether a script runs; false while the page is what the server sent, so that both draw the same. */
export const useAwake = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
