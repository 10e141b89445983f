/** How wide the columns of a table should be, by what stands in them. */
export interface Columns {
  /** In em of the table's letters, one a column; the engine shares out what is over or missing. */
  widths: number[];
  /** Some column has so much to say that the table needs a wide sheet, and is cards on any other. */
  wordy: boolean;
  /** Heads of one or two short words: they stay on one line, all alike. */
  shortHeads: boolean;
}

/** What a letter takes on average, in em. */
const LETTER = 0.48;
/** A cell of so many letters stands on one line; a longer one on about so many lines. */
const SHORT = 15;
const LINES = 3;
const NARROWEST = 7;
const WIDEST = 16;
/** Room at both sides of a cell; what the margin takes; and how wide a sheet mostly is. All in em. */
const PADDING = 1.5;
const MARGIN = 6;
const SHEET = 46;
const SHORT_HEAD = 12;

/** `rows`: the texts of the cells, a row each; `heads`: those of the head, none where there is none. */
export function columnsOf(rows: readonly (readonly string[])[], heads: readonly string[]): Columns {
  const count = Math.max(heads.length, ...rows.map((row) => row.length), 0);
  const widths = Array.from({ length: count }, (_, column) => {
    const longest = Math.max(0, ...[heads, ...rows].map((row) => row[column]?.length ?? 0));
    if (longest <= SHORT) return Math.max(4, longest * LETTER);
    return Math.min(WIDEST, Math.max(NARROWEST, (longest * LETTER) / LINES));
  });
  const needed = widths.reduce((sum, width) => sum + width + PADDING, MARGIN);
  return {
    widths,
    wordy: count >= 4 && needed > SHEET,
    shortHeads: heads.every((head) => head.length <= SHORT_HEAD),
  };
}
