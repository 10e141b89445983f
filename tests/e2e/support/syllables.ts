/** Vietnamese syllables, and the keys that a typist presses for them: pure, and the same at every run. */

export type Method = 'telex' | 'vni';

/** 0 level, then sắc, huyền, hỏi, ngã, nặng: VNI's digits. */
type Tone = 0 | 1 | 2 | 3 | 4 | 5;

export interface Syllable {
  initial: string;
  /** The vowels with their marks, without a tone: "ươ". */
  vowels: string;
  final: string;
  tone: Tone;
  capital: boolean;
}

/** When the marks are typed: with their letter, or after the whole syllable. */
export type Order = 'at once' | 'tone last' | 'all last';
export const ORDERS: readonly Order[] = ['at once', 'tone last', 'all last'];

const TONES = ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323'] as const;
const TELEX_TONES = ['', 's', 'f', 'r', 'x', 'j'] as const;

/** The letter under a mark, and the key for the mark in either method. */
const MARKED: Readonly<Record<string, readonly [letter: string, telex: string, vni: string]>> = {
  ă: ['a', 'w', '8'],
  â: ['a', 'a', '6'],
  ê: ['e', 'e', '6'],
  ô: ['o', 'o', '6'],
  ơ: ['o', 'w', '7'],
  ư: ['u', 'w', '7'],
  đ: ['d', 'd', '9'],
};

// Every nucleus with the finals it can have; a dot stands for none.
const RIMES: Readonly<Record<string, string>> = {
  a: '. c ch m n ng nh p t',
  ă: 'c m n ng p t',
  â: 'c m n ng p t',
  e: '. c m n ng p t',
  ê: '. ch m n nh p t',
  i: '. ch m n nh p t',
  o: '. c m n ng p t',
  ô: '. c m n ng p t',
  ơ: '. m n p t',
  u: '. c m n ng p t',
  ư: '. c ng t',
  y: '.',
  ai: '.',
  ao: '.',
  au: '.',
  ay: '.',
  âu: '.',
  ây: '.',
  eo: '.',
  êu: '.',
  ia: '.',
  iê: 'c m n ng p t',
  iêu: '.',
  iu: '.',
  oa: '. c ch n ng nh t',
  oă: 'n ng t',
  oai: '.',
  oay: '.',
  oe: '. n t',
  oi: '.',
  ôi: '.',
  ơi: '.',
  ua: '.',
  uâ: 'n t',
  uê: '. nh',
  ui: '.',
  uô: 'c m n ng t',
  uôi: '.',
  ưa: '.',
  ươ: 'c m n ng p t',
  ươi: '.',
  ưu: '.',
  ươu: '.',
  uy: '. nh t',
  uyê: 'n t',
  ưi: '.',
};
const INITIALS = 'b c ch d đ g h kh l m n nh ng ph r s t th tr v x'.split(' ');
// A "u" that glides stands after these only.
const BEFORE_GLIDE = 'h kh l t th x'.split(' ');
const AFTER_QU = ['a', 'â', 'e', 'ê', 'y', 'ai', 'ay', 'ă'];
const AFTER_GI = ['a', 'ă', 'e', 'ơ', 'u', 'ao', 'ôi', 'ươ', 'ư'];

function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Writes the initials as they are spelled before a vowel: "c" is "k" before "i". */
function spelled(initial: string, vowels: string): string {
  const front = /^[eêiy]/u.test(vowels);
  if (initial === 'c' && front) return 'k';
  if ((initial === 'g' || initial === 'ng') && front) return `${initial}h`;
  return initial;
}

/** So many syllables: first every rime in every tone that it can have, in an order of their own, then again. */
export function syllables(count: number, seed = 1): Syllable[] {
  const below = random(seed);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const all: { vowels: string; final: string; tone: Tone }[] = [];
  for (const [vowels, finals] of Object.entries(RIMES)) {
    for (const final of finals.split(' ').map((one) => (one === '.' ? '' : one))) {
      // A final that stops the breath has only two tones.
      const tones: Tone[] = /^(?:c|ch|p|t)$/u.test(final) ? [1, 5] : [0, 1, 2, 3, 4, 5];
      for (const tone of tones) all.push({ vowels, final, tone });
    }
  }
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = below(at + 1);
    [all[at], all[other]] = [all[other], all[at]] as [(typeof all)[0], (typeof all)[0]];
  }
  return Array.from({ length: count }, (_, at) => {
    const { vowels, final, tone } = all[at % all.length] as (typeof all)[0];
    const glides = /^(?:o[aăe]|u[âêy])/u.test(vowels);
    let initial = spelled(pick(glides ? BEFORE_GLIDE : INITIALS), vowels);
    if (AFTER_QU.includes(vowels) && below(3) === 0) initial = 'qu';
    else if (AFTER_GI.includes(vowels) && below(3) === 0) initial = 'gi';
    else if (vowels === 'y') initial = pick(['k', 'l', 'm', 't']);
    return { initial, vowels, final, tone, capital: at % 9 === 4 };
  });
}

/** Which of the vowels carries the tone, in the old style that both engines write: "hòa", "thúy". */
function toneAt(vowels: string, final: string): number {
  const marked = [...vowels].findLastIndex((letter) => letter in MARKED);
  if (marked >= 0) return marked;
  if (vowels.length === 3) return 1;
  return vowels.length === 2 && final !== '' ? 1 : 0;
}

/** As it is written, composed (NFC). */
export function written(syllable: Syllable): string {
  const { initial, vowels, final, tone, capital } = syllable;
  const at = toneAt(vowels, final);
  const letters = [...vowels].map((letter, index) => letter + (index === at ? TONES[tone] : ''));
  const word = (initial + letters.join('') + final).normalize('NFC');
  return capital ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

/** The keys for it, in the order that typists of that habit press them. */
export function keys(syllable: Syllable, method: Method, order: Order): string {
  const { initial, vowels, final, tone, capital } = syllable;
  let typed = '';
  let after = '';
  const write = (letter: string) => {
    const marked = MARKED[letter];
    if (!marked) {
      typed += letter;
      return;
    }
    const key = marked[method === 'telex' ? 1 : 2];
    typed += marked[0];
    if (order === 'all last') after += key;
    else typed += key;
  };
  for (const letter of initial) write(letter);
  // One key puts both horns on "ươ".
  if (vowels.startsWith('ươ')) {
    const key = method === 'telex' ? 'w' : '7';
    typed += 'uo';
    if (order === 'all last') after += key;
    else typed += key;
    for (const letter of vowels.slice(2)) write(letter);
  } else {
    for (const letter of vowels) write(letter);
  }
  const toneKey = tone === 0 ? '' : method === 'telex' ? (TELEX_TONES[tone] ?? '') : String(tone);
  typed = order === 'at once' ? typed + toneKey + final : typed + final + after + toneKey;
  return capital ? typed.charAt(0).toUpperCase() + typed.slice(1) : typed;
}

/** Phrases of so many syllables, as they are written and as they are typed, each syllable in another order. */
export function phrases(
  count: number,
  each: number,
  method: Method,
): { words: string; keystrokes: string }[] {
  const all = syllables(count);
  const found: { words: string; keystrokes: string }[] = [];
  for (let from = 0; from < all.length; from += each) {
    const part = all.slice(from, from + each);
    found.push({
      words: part.map(written).join(' '),
      keystrokes: part.map((one, at) => keys(one, method, ORDERS[(from + at) % 3] ?? 'at once')).join(' '),
    });
  }
  return found;
}
