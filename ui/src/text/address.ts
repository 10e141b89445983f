/**
 * Addresses as they are read and spoken. The core's labels are short: "II.1 –2" is the second dash of II.1, "¶1" a
 * paragraph, "hàng 3" a row. Only the margin shows them so; everywhere else stands what this file makes of them.
 */
const SIGNS: Record<string, string> = { '–': 'gạch đầu dòng', '¶': 'đoạn', hàng: 'hàng' };

/** What counts within a section: dashes, paragraphs and rows, the head of a table, numbers under a dash. */
const STEP = / ?(?:(?<sign>[–¶]|hàng )(?<ordinal>\d+)|(?<head>bảng(?=$| ))|\.(?<number>[^ .]+))/gu;
const PARTS = /^(?<section>.*?)(?<steps>(?: ?(?:[–¶]\d+|hàng \d+|bảng(?=$| ))(?:\.[^ .]+)*)*)$/su;

const ARTICLE = /^(?:[^ ]*\.)?Đ(?<article>\d+\p{L}?)(?:\.(?<clause>\d+\p{L}?))?(?:\.(?<point>\p{L}))?$/u;

function articleInWords(label: string): string | null {
  const law = ARTICLE.exec(label)?.groups;
  if (!law) return null;
  const point = law['point'] === undefined ? '' : `điểm ${law['point']} `;
  const clause = law['clause'] === undefined ? '' : `khoản ${law['clause']} `;
  return `${point}${clause}Điều ${law['article'] ?? ''}`;
}

/** A section as it is cited: "mục II.3", and in a law "điểm a khoản 2 Điều 5", whatever chapter that stands in. */
const sectionInWords = (label: string) => articleInWords(label) ?? `mục ${label}`;

const PART = /^(?:điều|chương|phần|mục|tiểu mục|phụ lục)(?!\p{L})/iu;

/** Whether a printed number says itself what it numbers: "Điều 5", "Chương II"; "II" doesn't. */
export const saysItsKind = (number: string) => PART.test(number);

/** A headed section by its own name, "Chương II", else by its address, "Mục II.3". */
export const sectionName = (number: string, address: string) =>
  saysItsKind(number) ? number : `Mục ${address}`;

/** A label's section, and what comes within it in words. */
function partsOf(label: string): { section: string; within: string[] } {
  const parts = PARTS.exec(label)?.groups;
  const within = [...(parts?.['steps'] ?? '').matchAll(STEP)].map(({ groups }) => {
    if (groups?.['head'] !== undefined) return 'đầu bảng';
    if (groups?.['number'] !== undefined) return `ý ${groups['number']}`;
    return `${SIGNS[groups?.['sign']?.trim() ?? ''] ?? ''} ${groups?.['ordinal'] ?? ''}`;
  });
  return { section: (parts?.['section'] ?? label).trimEnd(), within };
}

/** A block by its address as a card or a result shows it: "II.1, gạch đầu dòng 2", "khoản 2 Điều 5". */
export function shownAddress(label: string): string {
  const { section, within } = partsOf(label);
  const named = section === '' ? [] : [articleInWords(section) ?? section];
  return [...named, ...within].join(', ');
}

/** The same in two: what fits beside a line, "II.1" or "Điều 5", and the rest, "gạch đầu dòng 2". */
export function dividedAddress(label: string): { section: string; within: string } {
  const { section, within } = partsOf(label);
  const article = articleInWords(section);
  const own = article === null ? section : article.slice(article.indexOf('Điều'));
  const part = article === null ? '' : article.slice(0, article.indexOf('Điều')).trim();
  return { section: own, within: [part, ...within].filter((one) => one !== '').join(', ') };
}

/** The same in a sentence: "mục II.1, gạch đầu dòng 2". */
export function spokenAddress(label: string): string {
  if (label === '') return 'tiêu đề này';
  const { section, within } = partsOf(label);
  return [...(section === '' ? [] : [sectionInWords(section)]), ...within].join(', ');
}

/** From one block to another: "mục II.1, đoạn 1 đến gạch đầu dòng 2"; what they share is said once. */
export function spokenRange(first: string, last: string): string {
  if (first === last) return first === '' ? '' : spokenAddress(first);
  if (first === '' || last === '') return spokenAddress(first === '' ? last : first);
  const [from, to] = [partsOf(first), partsOf(last)];
  const inOne = from.section === to.section && from.within.length > 0 && to.within.length > 0;
  const end = inOne ? to.within.join(', ') : from.section === '' ? spokenAddress(last) : shownAddress(last);
  return `${spokenAddress(first)} đến ${end}`;
}

const ends = (labels: readonly string[]): [string, string] | null => {
  const own = labels.filter((label) => label !== '');
  const [first, last] = [own[0], own.at(-1)];
  return first === undefined || last === undefined ? null : [first, last];
};

/** Where words of several blocks stand, as a card shows it: "II.3, đoạn 1 đến gạch đầu dòng 2". */
export function addressRange(labels: readonly string[]): string {
  const between = ends(labels);
  if (!between) return '';
  const [first, last] = between;
  if (first === last) return shownAddress(first);
  const [from, to] = [partsOf(first), partsOf(last)];
  const inOne = from.section === to.section && to.within.length > 0;
  return `${shownAddress(first)} đến ${inOne ? to.within.join(', ') : shownAddress(last)}`;
}

/** The same in a sentence. */
export function spokenPlaces(labels: readonly string[]): string {
  const between = ends(labels);
  return between ? spokenRange(...between) : spokenAddress('');
}
