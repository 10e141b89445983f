import { asCallError } from '../ipc/errors';
import type { Desk } from '../state/desk.svelte';
import type { DocumentText } from '../state/document-text';
import { errors, menus } from '../text/vi';
import type { Chosen } from '../state/reading.svelte';
import { copy } from './copy';

type Part = Chosen['parts'][number];

/** Some of a document's words: from a character of one block to a character of another. */
export interface Stretch {
  from: number;
  /** Words of the first block that are all that is wanted of it; none: all of it, with its sign. */
  head?: string | undefined;
  to: number;
  tail?: string | undefined;
}

/** What is selected, as words to copy. */
export function stretchOf(
  text: DocumentText,
  selected: { from: number; to: number; parts: readonly Part[] },
): Stretch {
  const { from, to } = selected;
  const [first, last] = [selected.parts[0], selected.parts.at(-1)];
  const words = (part: Part | undefined, at: number) => {
    const block = text.block(at);
    const whole =
      !part || text.indexOf(part.block) !== at || (part.start === 0 && part.end === block?.text.length);
    return whole ? undefined : block?.text.slice(part.start, part.end);
  };
  return { from, head: words(first, from), to, tail: from === to ? undefined : words(last, to) };
}

/** Copies words of which not all are on the page: those that aren't come from the core. */
export async function copyWords(desk: Desk, { from, head, to, tail }: Stretch): Promise<void> {
  const doc = desk.reading.doc;
  if (doc === null) return;
  const first = head === undefined ? from : from + 1;
  const beyond = tail === undefined ? to + 1 : to;
  let between: string[] = [];
  try {
    if (first < beyond) between = [await desk.host.call('text_of', { doc, from: first, to: beyond })];
  } catch (error) {
    desk.layout.tell(errors[asCallError(error).code], true);
    return;
  }
  const words = [head, ...between, tail].filter((part) => part !== undefined);
  await copy(desk, words.join('\n'), menus.copied);
}
