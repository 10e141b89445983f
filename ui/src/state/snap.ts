import { sentencesOf } from './sentences';

/** A stretch of a text in UTF-16 units. */
export interface Stretch {
  start: number;
  end: number;
}

/** A syllable, a number or a code, and the signs that belong to it. */
interface Unit {
  /** Where the opening signs before it begin. */
  from: number;
  start: number;
  end: number;
  /** Where the closing signs after it end. */
  to: number;
}

const PAIRS: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '«': '»',
  '(': ')',
  '[': ']',
  '{': '}',
};
/** Straight quotes open and close with the same sign. */
const EITHER = ['"', "'"];
const OPENING = [...Object.keys(PAIRS), ...EITHER];
const ENDINGS = [...Object.values(PAIRS), ...EITHER];
/** What a sentence ends with. */
const POINTS = ['.', ';', '!', '?', '…'];
const CLOSING = [...ENDINGS, ...POINTS, ',', ':'];

const opens = (sign: string) => OPENING.includes(sign);
const closes = (sign: string) => CLOSING.includes(sign);

/**
 * Signs in the midst of letters that part two syllables where a blank was forgotten: "nhà,xã". Points don't (TP.HCM),
 * nor does anything beside a figure (2,5%, 10:30, II.3.(4)), nor hyphens and slashes.
 */
const PARTING = /(?<=\p{L}\p{M}*)[,;:!?…()[\]{}“”«»"]+(?=\p{L})/gu;

/** What stands between blanks, taken apart. */
function unitsOf(text: string): Unit[] {
  return [...text.matchAll(/\S+/gu)].flatMap(({ 0: run, index }) => {
    const cuts = [...run.matchAll(PARTING)].map(({ 0: signs, index: at }) => {
      // Of several signs those that close stay behind.
      const kept = [...signs].findIndex((sign, place) => opens(sign) && (place > 0 || !closes(sign)));
      return index + at + (kept < 0 ? signs.length : kept);
    });
    const edges = [index, ...cuts, index + run.length];
    return edges.slice(1).map((to, at) => unitIn(text, edges[at] ?? index, to));
  });
}

function unitIn(text: string, from: number, to: number): Unit {
  let [start, end] = [from, to];
  while (start < end && opens(text.charAt(start))) start += 1;
  while (end > start && closes(text.charAt(end - 1))) end -= 1;
  // Signs alone stand for themselves.
  return start < end ? { from, start, end, to } : { from, start: from, end: to, to };
}

/**
 * The whole syllables that a stretch of a text touches: none is cut, and no sign stays without what it belongs to.
 * Closing signs after the last one come along where the whole of a sentence is chosen, quotes and brackets where their
 * other half is. `null`: it touches no syllable.
 */
export function snapped(text: string, { start, end }: Stretch): Stretch | null {
  const own = unitsOf(text).filter((unit) => unit.start < end && start < unit.end);
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last) return null;
  const from = start < first.start ? Math.max(start, first.from) : first.start;
  const to = end > last.end ? Math.min(end, last.to) : last.end;
  const most = { start: first.from, end: last.to };
  const paired = withPairs(text, { start: from, end: to }, most);
  return withPairs(text, withEnd(text, paired, most), most);
}

/** With the point after a sentence that is chosen from its beginning on. */
function withEnd(text: string, { start, end }: Stretch, most: Stretch): Stretch {
  const begins = sentencesOf(text).some(([at]) => most.start <= at && at <= start);
  let to = end;
  while (begins && to < most.end && POINTS.includes(text.charAt(to))) to += 1;
  return { start, end: to };
}

/** More signs in a row nobody prints. */
const MOST_SIGNS = 8;

/** With quotes and brackets around it or at its ends whose other half is in it, or is the one at the other end. */
function withPairs(text: string, { start, end }: Stretch, most: Stretch, left = MOST_SIGNS): Stretch {
  const words = text.slice(start, end);
  const before = start > most.start ? text.charAt(start - 1) : '';
  const after = end < most.end ? text.charAt(end) : '';
  const opened = isOpen(words, after);
  const closed = lacks(words, before);
  const around = !opened && !closed && before !== '' && closerOf(before) === after;
  if (left === 0 || (!opened && !closed && !around)) return { start, end };
  const wider = { start: start - (closed || around ? 1 : 0), end: end + (opened || around ? 1 : 0) };
  return withPairs(text, wider, most, left - 1);
}

const closerOf = (sign: string) => PAIRS[sign] ?? (EITHER.includes(sign) ? sign : undefined);

const count = (words: string, sign: string) => words.split(sign).length - 1;

/** Whether some words hold an opening sign that this one closes. */
function isOpen(words: string, closer: string): boolean {
  if (!ENDINGS.includes(closer)) return false;
  if (EITHER.includes(closer)) return count(words, closer) % 2 === 1;
  const opener = Object.keys(PAIRS).find((sign) => PAIRS[sign] === closer) ?? '';
  return count(words, opener) > count(words, closer);
}

/** Whether some words hold a closing sign to this one that nothing in them opens. */
function lacks(words: string, opener: string): boolean {
  const closer = PAIRS[opener];
  if (closer === undefined) return EITHER.includes(opener) && count(words, opener) % 2 === 1;
  return count(words, closer) > count(words, opener);
}

/** Whether a stretch holds a syllable that isn't cut. */
const holdsOne = (text: string, { start, end }: Stretch) =>
  unitsOf(text).some((unit) => start <= unit.start && unit.end <= end);

/**
 * What is chosen of each block, in whole syllables. Of several blocks the first and the last are left out if not one
 * syllable of theirs is whole: they were only touched. A block whose text isn't known stays as it is.
 */
export function snappedParts<Part extends Stretch & { block: string }>(
  parts: readonly Part[],
  textOf: (block: string) => string | undefined,
): Part[] {
  const meant = parts.filter((part, at) => {
    const text = textOf(part.block);
    const edge = parts.length > 1 && (at === 0 || at === parts.length - 1);
    return !edge || text === undefined || holdsOne(text, part);
  });
  return (meant.length > 0 ? meant : parts).flatMap((part) => {
    const text = textOf(part.block);
    // Of many blocks most are chosen from their first letter to their last.
    if (text === undefined || (part.start === 0 && part.end === text.length)) return [part];
    const whole = snapped(text, part);
    return whole ? [{ ...part, ...whole }] : [];
  });
}
