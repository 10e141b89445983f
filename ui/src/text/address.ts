/** An address in spoken words: "II.1 –2" is "mục II.1, gạch đầu dòng thứ hai". */
const ORDINALS = ['', 'nhất', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười'];
const SIGNS: Record<string, string> = { '–': 'gạch đầu dòng', '¶': 'đoạn', hàng: 'hàng' };

const ARTICLE = /^(?:[^ ]*\.)?Đ(?<article>\d+\p{L}?)(?:\.(?<clause>\d+\p{L}?))?(?:\.(?<point>\p{L}))?$/u;

/** A section as it is cited: "mục II.3", and in a law "điểm a khoản 2 Điều 5", whatever chapter that stands in. */
export function sectionInWords(label: string): string {
  const law = ARTICLE.exec(label)?.groups;
  if (!law) return `mục ${label}`;
  const point = law['point'] === undefined ? '' : `điểm ${law['point']} `;
  const clause = law['clause'] === undefined ? '' : `khoản ${law['clause']} `;
  return `${point}${clause}Điều ${law['article'] ?? ''}`;
}

const PART = /^(?:điều|chương|phần|mục|tiểu mục|phụ lục)(?!\p{L})/iu;

/** Whether a printed number says itself what it numbers: "Điều 5", "Chương II"; "II" doesn't. */
export const saysItsKind = (number: string) => PART.test(number);

/** A headed section by its own name, "Chương II", else by its address, "Mục II.3". */
export const sectionName = (number: string, address: string) =>
  saysItsKind(number) ? number : `Mục ${address}`;

/** A block of a law in words, "khoản 2 Điều 5"; another by its label. */
export const namedLabel = (label: string) => (ARTICLE.test(label) ? sectionInWords(label) : label);

export function spokenAddress(label: string): string {
  if (label === '') return 'tiêu đề này';
  const parts = /^(?<section>.*?) ?(?<sign>[–¶]|hàng )(?<ordinal>\d+)$/u.exec(label)?.groups;
  if (!parts) return sectionInWords(label);
  const ordinal = Number(parts['ordinal']);
  const place = `${SIGNS[parts['sign']?.trim() ?? ''] ?? ''} thứ ${ORDINALS[ordinal] ?? String(ordinal)}`;
  return parts['section'] ? `${sectionInWords(parts['section'])}, ${place}` : place;
}
