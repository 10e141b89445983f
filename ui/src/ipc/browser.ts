/** Writes text to the clipboard, plain and formatted; the old way stands in where the new one is refused. */
export async function copyText(text: string, html?: string): Promise<void> {
  try {
    if (html === undefined) {
      await navigator.clipboard.writeText(text);
      return;
    }
    const flavours = {
      'text/plain': new Blob([text], { type: 'text/plain' }),
      'text/html': new Blob([html], { type: 'text/html' }),
    };
    await navigator.clipboard.write([new ClipboardItem(flavours)]);
  } catch {
    if (!copyByEvent(text, html)) throw new Error('the clipboard refused the text');
  }
}

// What is copied by the browser's own command can be replaced while it is on its way.
function copyByEvent(text: string, html: string | undefined): boolean {
  const back = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'vh';
  document.body.append(field);
  field.select();
  const fill = (event: ClipboardEvent) => {
    if (!event.clipboardData) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', text);
    if (html !== undefined) event.clipboardData.setData('text/html', html);
  };
  document.addEventListener('copy', fill, { once: true });
  const copied = document.execCommand('copy');
  document.removeEventListener('copy', fill);
  field.remove();
  if (back instanceof HTMLElement) back.focus({ preventScroll: true });
  return copied;
}

/** Whether the shell brought this page back (`src-tauri/src/revive.rs`). */
export const wasRevived = () => location.hash === '#revived';

// Storage can be switched off; then nothing is remembered and nothing breaks.
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`sotay.${key}`, value);
  } catch {
    return;
  }
}

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(`sotay.${key}`);
  } catch {
    return null;
  }
}
