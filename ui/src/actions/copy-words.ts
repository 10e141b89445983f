import { asCallError } from '../ipc/errors';
import type { Desk } from '../state/desk.svelte';
import type { DocumentText } from '../state/document-text';
import { errors, menus } from '../text/vi';
import type { Chosen } from '../state/reading.svelte';
import { copy } from './copy';

type Part = Chosen['parts'][number];

/** Some of a document's words: the indices of the first and the last block, and what is wanted of these two. */
export interface Stretch {
  from: number;
  to: number;
  /** The first and the last may say that not all of their block is wanted; whole blocks come with their signs. */
  parts: readonly Part[];
}

/** From the first to the last of chosen parts; null where nothing is chosen. */
export function stretchOf(text: DocumentText, parts: readonly Part[]): Stretch | null {
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return null;
  return { from: text.indexOf(first.block), to: text.indexOf(last.block), parts };
}

/** Copies words of which not all are on the page: those that aren't come from the core. */
export async function copyWords(desk: Desk, text: DocumentText, { from, to, parts }: Stretch): Promise<void> {
  const cutAt = async (part: Part | undefined, at: number) => {
    if (!part || text.indexOf(part.block) !== at) return undefined;
    if (part.start === 0 && part.end === text.lengths[at]) return undefined;
    await text.load(at, at + 1);
    return text.block(at)?.text.slice(part.start, part.end);
  };
  let words: (string | undefined)[];
  try {
    const head = await cutAt(parts[0], from);
    const tail = from === to ? undefined : await cutAt(parts.at(-1), to);
    const [first, beyond] = [head === undefined ? from : from + 1, tail === undefined ? to + 1 : to];
    const between = { doc: text.id, from: first, to: beyond };
    words = [head, first < beyond ? await desk.host.call('text_of', between) : undefined, tail];
  } catch (error) {
    desk.layout.tell(errors[asCallError(error).code], true);
    return;
  }
  await copy(desk, words.filter((part) => part !== undefined).join('\n'), menus.copied);
}
