import { pieces, rangeOf } from './text-walker';

/**
 * Puts elements of a class around the characters of a block, for paper: there the page is thrown away after it, so that
 * its nodes may be split. Overlapping ones lie in each other.
 */
export function underline(block: Element, start: number, end: number, text: string, look: string): void {
  const range = rangeOf(block, start, end, text);
  if (!range) return;
  const own = pieces(block).flatMap(({ node }) => {
    if (!range.intersectsNode(node)) return [];
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.length;
    return from < to ? [{ node, from, to }] : [];
  });
  for (const { node, from, to } of own) {
    node.splitText(to);
    const words = node.splitText(from);
    const mark = document.createElement('span');
    mark.className = look;
    words.replaceWith(mark);
    mark.append(words);
  }
}
