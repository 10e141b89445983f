import type { NewAnchor, NoteKind } from '../ipc/types/commands';
import { Draft } from './draft.svelte';
import { newId } from './new-id';

const blank = (text: string) => text.trim() === '';

/** A note that is being written and may not be on disk yet: it is made at the first pause with words in it. */
export class Composing {
  /** The note's id, made here: a save whose reply was lost makes no second note when it is tried again. */
  readonly id = newId();
  readonly anchor: NewAnchor;
  readonly label: string;
  readonly draft: Draft<string>;
  kind = $state<NoteKind>('plain');
  note = $state<string | null>(null);

  constructor(
    anchor: NewAnchor,
    label: string,
    save: (composing: Composing, body: string) => Promise<number>,
  ) {
    this.anchor = anchor;
    this.label = label;
    this.draft = new Draft(
      '',
      (body) => save(this, body),
      (a, b) => a === b || (this.note === null && blank(a) && blank(b)),
    );
  }
}
