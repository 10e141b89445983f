/** What the core takes for a tag that was typed, with or without its sign; null for what can be none. */
export function tagName(typed: string): string | null {
  const name = typed.trim().replace(/^#+/u, '').split(/\s+/u).join('-').normalize('NFC');
  return /^\p{L}(?:[\p{L}\p{M}\p{N}_-]{0,58}[\p{L}\p{M}\p{N}])?$/u.test(name) ? name : null;
}
