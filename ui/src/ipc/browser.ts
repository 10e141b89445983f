/** Writes plain text to the clipboard; the old way stands in where the new one is refused. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const back = document.activeElement;
    const field = document.createElement('textarea');
    field.value = text;
    field.className = 'vh';
    document.body.append(field);
    field.select();
    const copied = document.execCommand('copy');
    field.remove();
    if (back instanceof HTMLElement) back.focus({ preventScroll: true });
    if (!copied) throw new Error('the clipboard refused the text');
  }
}

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
