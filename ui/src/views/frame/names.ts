/** Vietnamese names put the given name last: its letter stands on the desk, and the last two words in the bar. */
export function initial(name: string): string {
  const given = name.trim().split(/\s+/u).at(-1) ?? '';
  const first = [...given.normalize('NFC')][0] ?? '';
  return first.toLocaleUpperCase('vi');
}

export function shortName(name: string): string {
  const words = name.trim().split(/\s+/u);
  return words.length > 2 ? words.slice(-2).join(' ') : words.join(' ');
}
