/**
 * A heading printed in capitals, as the contents show it: "MỤC ĐÍCH, YÊU CẦU" is "Mục đích, yêu cầu" there. Only the
 * list does this; the text itself keeps its capitals. Names and abbreviations keep theirs too.
 */
const NAMES: [RegExp, string][] = [
  [/việt nam/gu, 'Việt Nam'],
  [/trung ương/gu, 'Trung ương'],
  [/bộ chính trị/gu, 'Bộ Chính trị'],
  [/ban bí thư/gu, 'Ban Bí thư'],
  [/chính phủ/gu, 'Chính phủ'],
  [/quốc hội/gu, 'Quốc hội'],
  [/nghị quyết số/gu, 'Nghị quyết số'],
];

export function sentenceCase(title: string): string {
  // One word in capitals is an abbreviation, as a glossary has them.
  if (!/\s/u.test(title.trim())) return title;
  if (title !== title.toLocaleUpperCase('vi') || title === title.toLocaleLowerCase('vi')) return title;
  const lowered = title
    .split(/(\s+)/u)
    .map((word) => (isSign(word) ? word : word.toLocaleLowerCase('vi')))
    .join('');
  const named = NAMES.reduce((text, [pattern, name]) => text.replace(pattern, name), lowered);
  return named.charAt(0).toLocaleUpperCase('vi') + named.slice(1);
}

// Numbers of documents, Roman figures and abbreviations without a vowel are not words.
function isSign(word: string): boolean {
  const letters = word.replace(/[^\p{L}]/gu, '');
  return /[\d/]/u.test(word) || /^[IVXLCDM]+$/u.test(letters) || /^[BCDĐGHKLMNPQRSTVX]+$/u.test(letters);
}
