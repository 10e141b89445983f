import type { BlockView } from '../../ipc/types/commands';
import type { DocumentText } from '../../state/document-text';

/** What of a passage is shown before it is gone to. */
const MOST_BLOCKS = 8;
const MOST_LETTERS = 700;

/** The index of the block that a place names; -1 where it names none. */
export function placeIn(text: DocumentText, block: string | undefined, address: string | undefined): number {
  if (block !== undefined) return text.indexOf(block);
  if (address === undefined || address === '') return 0;
  const provision = text.provisions.find((one) => one.address === address || one.id === address);
  return provision?.first_block ?? -1;
}

/**
 * The first blocks of the passage that begins with a block: of a section what stands under its heading, of a clause its
 * points; and whether there is more of it.
 */
export async function passageAt(
  text: DocumentText,
  from: number,
): Promise<{ blocks: readonly BlockView[]; more: boolean }> {
  const to = Math.min(text.length, from + MOST_BLOCKS + 1);
  await text.load(from, to);
  const first = text.block(from);
  if (!first) return { blocks: [], more: false };
  const blocks = [first];
  let letters = first.text.length;
  for (let at = from + 1; at < to; at += 1) {
    const next = text.block(at);
    if (!next || !belongs(text, first, next)) return { blocks, more: false };
    if (blocks.length === MOST_BLOCKS || letters + next.text.length > MOST_LETTERS)
      return { blocks, more: true };
    blocks.push(next);
    letters += next.text.length;
  }
  return { blocks, more: to < text.length };
}

function belongs(text: DocumentText, first: BlockView, next: BlockView): boolean {
  const own = text.provisions[first.provision];
  const heads = own !== undefined && text.idOf(own.first_block) === first.id;
  // Under a clause stand its points; another clause is no part of it.
  if (!heads) return next.provision === first.provision && next.depth > first.depth && first.mark !== null;
  // Under its title stands the whole document: its first words are enough.
  if (own.level <= 1 && own.number === null) return next.kind !== 'heading';
  for (let at: number | null = next.provision; at !== null; at = text.provisions[at]?.parent ?? null) {
    if (at === first.provision) return true;
  }
  return false;
}
