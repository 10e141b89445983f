const hex = (byte: number) => byte.toString(16).padStart(2, '0');

/** A random UUID. Made of bytes, because the ready-made one isn't there on every address that web views use. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const text = [...bytes].map(hex).join('');
  return [8, 12, 16, 20, 32].map((end, part) => text.slice([0, 8, 12, 16, 20][part], end)).join('-');
}
