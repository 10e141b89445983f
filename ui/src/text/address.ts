/** An address in spoken words: "II.1 –2" is "mục II.1, gạch đầu dòng thứ hai". */
const ORDINALS = ['', 'nhất', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười'];
const SIGNS: Record<string, string> = { '–': 'gạch đầu dòng', '¶': 'đoạn', hàng: 'hàng' };

export function spokenAddress(label: string): string {
  if (label === '') return 'tiêu đề này';
  const parts = /^(?<section>.*?) ?(?<sign>[–¶]|hàng )(?<ordinal>\d+)$/u.exec(label)?.groups;
  if (!parts) return `mục ${label}`;
  const ordinal = Number(parts['ordinal']);
  const place = `${SIGNS[parts['sign']?.trim() ?? ''] ?? ''} thứ ${ORDINALS[ordinal] ?? String(ordinal)}`;
  return parts['section'] ? `mục ${parts['section']}, ${place}` : place;
}
