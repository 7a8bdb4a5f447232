/**
 * Puts a text on the clipboard, and the same as HTML where there is one. The copy event works without a secure
 * context, which the clipboard API needs and an instance on a laboratory's own network may not have. False when the
 * browser refuses.
 */
export function copyText(text: string, html?: string): boolean {
  let done = false;
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    if (html !== undefined) event.clipboardData?.setData('text/html', html);
    event.preventDefault();
    event.stopPropagation();
    done = event.clipboardData !== null;
  };
  document.addEventListener('copy', fill, { once: true, capture: true });
  document.execCommand('copy');
  document.removeEventListener('copy', fill, { capture: true });
  return done;
}
