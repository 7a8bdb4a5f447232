/** Runs for an ordinary click only: with a key held, a link does what links do. */
export const plainClick = (act: () => void) => (event: React.MouseEvent) => {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
  event.preventDefault();
  act();
};
