/** More than this is a passage that was copied, not a question. */
const MOST = 300;

/** The words that the reader has selected anywhere on the page, as one line; none in a field. */
export function selectedWords(): string | undefined {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed) return undefined;
  const text = selection.toString().replace(/\s+/gu, ' ').trim();
  if (text === '') return undefined;
  if (text.length <= MOST) return text;
  const cut = text.slice(0, MOST);
  return cut.slice(0, Math.max(1, cut.lastIndexOf(' ')));
}
