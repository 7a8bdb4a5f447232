/** Opens the command palette where there is no keyboard; shown only where a script can act on it, which the shell does. */
export function PaletteButton() {
  return (
    <div className="theme">
      <button
        type="button"
        title="Go to anything (Ctrl K)"
        aria-label="Go to anything"
        aria-keyshortcuts="Control+K Meta+K"
        aria-haspopup="dialog"
        data-act="palette"
      >
        <svg className="sign" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
          <circle cx="10.5" cy="10.5" r="6.5" />
          <path d="m15.5 15.5 5.5 5.5" />
        </svg>
      </button>
    </div>
  );
}
