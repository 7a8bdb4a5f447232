/** A line at the foot of the window that says what others changed and lets the reader see it. Nothing moves meanwhile. */
export function notice({ show }: { show: () => void }) {
  const line = document.createElement('section');
  line.className = 'live-notice no-print';
  line.ariaLabel = 'What others changed';
  line.hidden = true;
  const said = document.createElement('p');
  // Said when the reader's own doing allows it.
  said.ariaLive = 'polite';
  const button = (text: string, act: () => void) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'button';
    made.textContent = text;
    made.onclick = act;
    return made;
  };
  let before: Element | null = null;
  line.addEventListener('focusin', ({ relatedTarget }) => {
    if (relatedTarget instanceof Element && !line.contains(relatedTarget)) before = relatedTarget;
  });
  const hide = () => {
    const had = line.contains(document.activeElement);
    line.hidden = true;
    said.textContent = '';
    // Whoever pressed a button that is gone goes on where they were.
    const place = document.querySelector('[role=grid] [tabindex="0"]') ?? document.querySelector('main');
    const back = before?.isConnected ? before : place;
    if (had && back instanceof HTMLElement) back.focus({ preventScroll: true });
  };
  const seen = button('Show', () => {
    hide();
    show();
  });
  seen.classList.add('button-main');
  line.append(said, seen, button('Not now', hide));
  document.body.append(line);
  return {
    say(text: string, showable: boolean) {
      line.hidden = false;
      seen.hidden = !showable;
      if (said.textContent !== text) said.textContent = text;
    },
    hide,
  };
}
