import type { PartView } from '../ipc/types/commands';
import type { Desk } from '../state/desk.svelte';
import { addressRange } from '../text/address';
import { sourceOf } from '../text/citation';
import { notesOut } from '../text/vi';

const labelsOf = ({ place, further }: PartView): string[] =>
  [place, ...further.map((one) => one.place)].flatMap((one) =>
    one.state === 'exact' || one.state === 'moved' ? [one.label] : [],
  );

/** The same in short, for a line of the room: "Nghị quyết 06, II.1". */
export function shortSource(desk: Desk, part: PartView): string {
  if (!part.anchor) return '';
  const summary = desk.library.summary(part.anchor.doc);
  const at = addressRange(labelsOf(part));
  return [summary?.short_title ?? part.anchor.doc, at].filter(Boolean).join(', ');
}

/** Where a quotation of a paper comes from, in words; empty for what quotes nothing. */
export const sourceIn =
  (desk: Desk) =>
  (part: PartView): string => {
    const { anchor } = part;
    if (!anchor) return '';
    const summary = desk.library.summary(anchor.doc);
    if (!summary) return notesOut.absent(anchor.doc);
    return sourceOf(summary, labelsOf(part));
  };
