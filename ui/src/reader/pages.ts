/**
 * Where the pages of a print begin.
 *
 * The pages are made here and not by the engine, because WebKitGTK repeats neither a table's foot nor anything fixed on
 * the pages of a print and knows no boxes in their margins: a line under every page has to stand in it.
 */

/** What can't be divided: a line of a paragraph, a row, a heading. Lengths in pixels, from any one origin. */
export interface Strip {
  top: number;
  bottom: number;
  /** Not to be the last on its page. */
  keep: boolean;
  /** What has to stand above it again if a page begins with it: a table's head. */
  again: number;
}

/** The strips that pages of a height begin with, the first always among them. */
export function pageStarts(strips: readonly Strip[], height: number): number[] {
  const starts: number[] = [];
  let from = 0;
  while (from < strips.length) {
    starts.push(from);
    const end = fits(strips, from, height);
    if (end === strips.length) break;
    let cut = end;
    while (cut > from && strips[cut - 1]?.keep) cut -= 1;
    // A page of nothing but what must be kept together is divided where it must.
    from = cut > from ? cut : end;
  }
  return starts;
}

// One strip always goes on a page, even if it is taller: nothing may be left out.
function fits(strips: readonly Strip[], from: number, height: number): number {
  const first = strips[from];
  if (!first) return from;
  const foot = first.top - first.again + height;
  let end = from + 1;
  while (end < strips.length && (strips[end]?.bottom ?? 0) <= foot) end += 1;
  return end;
}

/** A paragraph's lines as strips: neither its first line nor its last stands alone. */
export function lineStrips(
  lines: readonly { top: number; bottom: number }[],
  box: { top: number; bottom: number },
  keep: boolean,
): Strip[] {
  const last = lines.length - 1;
  if (last < 1) return [{ ...box, keep, again: 0 }];
  return lines.map((line, index) => ({
    top: index === 0 ? box.top : line.top,
    bottom: index === last ? box.bottom : line.bottom,
    keep: index === last ? keep : index === 0 || index === last - 1,
    again: 0,
  }));
}

/** The least height, to a pixel, in which so many columns hold all strips. */
export function evenHeight(strips: readonly Strip[], columns: number): number {
  let low = 0;
  let high = (strips.at(-1)?.bottom ?? 0) - (strips[0]?.top ?? 0);
  while (high - low > 1) {
    const height = (low + high) / 2;
    if (pageStarts(strips, height).length <= columns) high = height;
    else low = height;
  }
  return high;
}
