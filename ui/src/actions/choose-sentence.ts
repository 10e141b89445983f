import { nextChoice } from '../state/sentences';
import type { Desk } from '../state/desk.svelte';
import { actionNames } from '../text/vi';
import { isOpen, type Action } from './action';

/** Chooses the next sentence of the block at hand, so that marking needs no pointer. */
export function chooseSentence(desk: Desk): void {
  const { reading, layout } = desk;
  const own = blockToChoose(desk);
  if (!own) return;
  const part = reading.chosen?.parts.length === 1 ? reading.chosen.parts[0] : undefined;
  const range = nextChoice(own.text, part?.block === own.id ? part : null);
  if (range) layout.choose = { block: own.id, start: range[0], end: range[1] };
}

// A heading is rarely what one wants to mark: the text under it is.
function blockToChoose(desk: Desk) {
  const { reading } = desk;
  const { view } = reading;
  const chosen = reading.chosen?.parts[0]?.block;
  const at = reading.indexOf(chosen ?? reading.block ?? '');
  for (let index = Math.max(0, at); view && index < view.length; index += 1) {
    const kind = view.kind(index);
    if (kind !== 'heading' && kind !== 'rule') return view.block(index);
  }
  return undefined;
}

export const chooseSentenceHere: Action = {
  id: 'choose-sentence',
  name: actionNames.chooseSentence,
  group: 'write',
  keys: ['Ctrl+Shift+A'],
  when: (desk) => isOpen(desk) && desk.layout.screen === 'reading' && desk.reading.view !== null,
  perform: chooseSentence,
};
