/** The sentences of a text as [start, end) in UTF-16 units. A point inside a figure ends none: "1.000", "28.5". */
export function sentencesOf(text: string): [number, number][] {
  const found: [number, number][] = [];
  for (const match of text.matchAll(/\S[\s\S]*?(?:[.;!?…]+[”")]*(?=\s|$)|$)/gu)) {
    const whole = match[0].trimEnd();
    if (whole !== '') found.push([match.index, match.index + whole.length]);
  }
  return found;
}

/** What is chosen next in a block: its sentences one by one, then all of it, then the first again. */
export function nextChoice(
  text: string,
  now: { start: number; end: number } | null,
): [number, number] | null {
  const sentences = sentencesOf(text);
  const first = sentences[0];
  const last = sentences.at(-1);
  if (!first || !last) return null;
  const at =
    now === null ? -1 : sentences.findIndex(([start, end]) => start === now.start && end === now.end);
  if (at < 0) return first;
  return sentences[at + 1] ?? (sentences.length > 1 ? [first[0], last[1]] : first);
}
