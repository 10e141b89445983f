/** How wide the side panes are. All in rem, so that they grow with the dial. */

/** As they come. */
export const PLAIN = { left: 17.5, right: 21.25 } as const;
/** Under these their tabs and buttons would be cut. */
export const LEAST = { left: 14, right: 17 } as const;
const MOST = 36;
/** The sheet keeps at least so much beside them. */
const SHEET = 26;

export interface Span {
  value: number;
  min: number;
  max: number;
}

const within = (wanted: number, min: number, max: number): Span => {
  const most = Math.max(min, Math.min(MOST, max));
  return { value: Math.max(min, Math.min(most, wanted)), min, max: most };
};

/**
 * The panes that show, as wide as the reader drew them as far as the window has room: nothing is cut, and what was drawn
 * in a wider window is there again when that is. `drawn`: 0 for as they come.
 */
export function paneSpans(
  window: number,
  drawn: { left: number; right: number },
  shown: { left: boolean; right: boolean },
  sheets = 1,
): { left: Span; right: Span } {
  const wanted = { left: drawn.left || PLAIN.left, right: drawn.right || PLAIN.right };
  const room = window - SHEET * (sheets === 1 ? 1 : 1.85);
  const right = within(wanted.right, LEAST.right, room - (shown.left ? LEAST.left : 0));
  const left = within(wanted.left, LEAST.left, room - (shown.right ? right.value : 0));
  // What the left one leaves is what the right one can have.
  const most = Math.max(right.value, Math.min(MOST, room - (shown.left ? left.value : 0)));
  return { left, right: { ...right, max: most } };
}
