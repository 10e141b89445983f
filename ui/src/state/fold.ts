/** Vietnamese without its marks, for filtering the reader's own notes and the contents. */

/** The folded text with, for each of its characters, where it began in the original. */
export interface Folded {
  text: string;
  at: number[];
}

export function foldWithPlaces(text: string): Folded {
  let folded = '';
  const at: number[] = [];
  let index = 0;
  for (const letter of text) {
    const base = letter
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[đĐðÐ]/gu, 'd')
      .toLowerCase();
    for (let unit = 0; unit < base.length; unit += 1) at.push(index);
    folded += base;
    index += letter.length;
  }
  at.push(index);
  return { text: folded, at };
}

/** The same without the places, in one go: of thousands of names at once. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐðÐ]/gu, 'd')
    .toLowerCase();
}

/** Telex's keys for tones: none of them ends a syllable or stands behind its vowels. */
const TONES = /(?<=[aeiouy][a-z]*)[sfrxjz]/gu;

/** A folded word as it would have come out of Telex or VNI, had the input method been on. */
function decoded(word: string): string {
  // VNI's keys stand behind the letters of a syllable; "06" and "nq06" have none of them.
  const letters = /^[a-z]+\d/u.test(word) && /[aeiouy]/u.test(word) ? word.replace(/\d/gu, '') : word;
  return letters
    .replace(/^w/u, 'u')
    .replace(/dd/gu, 'd')
    .replace(/aa|ee|oo/gu, (two) => two.charAt(0))
    .replace(/(?<=[aou][a-z]*)w/gu, '')
    .replace(/(?<=^d[a-z]*[aeiouy][a-z]*)d/gu, '')
    .replace(TONES, '');
}

/** What a filter may mean, folded: its letters as they stand, and what Telex or VNI would have made of them. */
export function readings(query: string): readonly string[] {
  const typed = fold(query).trim();
  const meant = typed.replace(/[a-z\d]+/gu, decoded);
  return meant === typed ? [typed] : [typed, meant];
}

/** The words of a filter, folded. */
export function words(query: string): string[] {
  return fold(query)
    .split(/[^\p{L}\p{N}%]+/u)
    .filter(Boolean);
}

/** Where the words of a filter begin a word of the text; null unless every one of them is there. */
export function match(text: string, wanted: readonly string[]): [number, number][] | null {
  if (wanted.length === 0) return null;
  const folded = foldWithPlaces(text);
  const ranges: [number, number][] = [];
  for (const word of wanted) {
    let found = false;
    for (
      let from = folded.text.indexOf(word);
      from >= 0;
      from = folded.text.indexOf(word, from + word.length)
    ) {
      const before = folded.text.charAt(from - 1);
      if (before !== '' && /[\p{L}\p{N}]/u.test(before)) continue;
      found = true;
      ranges.push([folded.at[from] ?? 0, folded.at[from + word.length] ?? text.length]);
    }
    if (!found) return null;
  }
  return joined(ranges);
}

function joined(ranges: [number, number][]): [number, number][] {
  const result: [number, number][] = [];
  for (const range of ranges.sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
    else result.push([range[0], range[1]]);
  }
  return result;
}
