import { asCallError } from '../ipc/errors';
import type { Desk } from '../state/desk.svelte';
import { citation, richCitation } from '../text/citation';
import { actionNames, errors, reading } from '../text/vi';
import { isOpen, type Action } from './action';
import { copy } from './copy';

/** Copies words with where they stand: the chosen ones, else the whole of a block. */
export async function copyCitation(desk: Desk, block?: string): Promise<void> {
  const view = desk.reading.view;
  if (!view) return;
  const chosen = block === undefined ? desk.reading.chosen?.parts : undefined;
  const whole = block ?? desk.reading.block;
  const parts = chosen ?? (whole === null ? [] : [{ block: whole, start: 0, end: Infinity }]);
  const [from, to] = [parts[0], parts.at(-1)].map((part) => (part ? view.indexOf(part.block) : -1));
  if (from !== undefined && to !== undefined && from >= 0 && !view.has(from, to + 1)) {
    // Of a long stretch the middle may not be here. A quotation with a hole in it is none.
    try {
      await view.load(from, to + 1);
    } catch (error) {
      desk.layout.tell(errors[asCallError(error).code], true);
      return;
    }
    if (desk.reading.view !== view) return;
  }
  const pieces = parts.flatMap((part) => {
    const own = view.block(view.indexOf(part.block));
    return own ? [{ own, text: own.text.slice(part.start, part.end) }] : [];
  });
  const first = pieces[0];
  if (!first) return;
  const labels = pieces.map((piece) => desk.reading.nameOf(piece.own.id));
  const quote = pieces.map((piece) => piece.text).join('\n');
  const rich = richCitation(quote, view.summary, labels);
  if (await copy(desk, citation(quote, view.summary, labels), reading.copied, rich)) {
    desk.copied = first.own.id;
  }
}

export const copyCitationHere: Action = {
  id: 'copy-citation',
  name: actionNames.copyCitation,
  group: 'write',
  keys: ['Ctrl+Shift+C'],
  when: (desk) => isOpen(desk) && desk.layout.screen === 'reading' && desk.reading.view !== null,
  perform: (desk) => copyCitation(desk),
};
