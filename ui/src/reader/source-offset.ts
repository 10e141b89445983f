const BLANK = /\s/u;

/**
 * Where a place in a note's rendered words stands in its source, both in UTF-16 units: every sign of the source is
 * there, only its blanks and line ends may be others. `before` are the rendered words up to the place. The end of the
 * source if the two don't fit together.
 */
export function sourceOffset(source: string, before: string): number {
  let at = 0;
  for (const unit of before.split('')) {
    if (BLANK.test(unit)) continue;
    while (at < source.length && BLANK.test(source.charAt(at))) at += 1;
    if (source.charAt(at) !== unit) return source.length;
    at += 1;
  }
  // At a line's beginning, not at the end of the one before; within a line blanks stay in front of the caret as they
  // were clicked behind.
  if (before === '' || !BLANK.test(before.slice(-1))) return at;
  while (at < source.length && BLANK.test(source.charAt(at))) at += 1;
  return at;
}
