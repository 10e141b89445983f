import { asCallError } from '../ipc/errors';
import type { BlockView, ErrorCode, ProvisionView } from '../ipc/types/commands';
import type { DocumentText } from './document-text';
import type { Library } from './library.svelte';
import type { Settings } from './settings.svelte';

/** A block to go to. Each request is a new object, so that asking twice goes twice. */
export interface Target {
  block: string;
  /** Lights the block and moves the focus to it; without it the place is only taken up again. */
  light: boolean;
  /** Blocks that are lit along with it: what was gone to is a note on several places. */
  beside?: readonly string[];
  /** The character of the block whose line is to stand at the top, in UTF-16 units. */
  at: number;
}

/** Characters of one block, in UTF-16 units. */
interface ChosenPart {
  block: string;
  start: number;
  end: number;
}

/** What is selected in the text: words of one block, or of several in a row. */
export interface Chosen {
  /** What is marked or cited: whole syllables, unless the reader wants it otherwise. */
  parts: ChosenPart[];
  /** What is selected letter by letter, where that is something else. */
  exact?: readonly ChosenPart[];
  /** Not all of the words are on the page. */
  missing?: boolean;
}

/** A document on a sheet and where the reader is in it. */
export class OpenText {
  view = $state.raw<DocumentText | null>(null);
  error = $state<ErrorCode | null>(null);
  target = $state.raw<Target | null>(null);
  /** The block at the reading line, or the one that was touched last. */
  block = $state<string | null>(null);
  chosen = $state.raw<Chosen | null>(null);

  #library: Library;
  #settings: Settings;
  #request = 0;

  constructor(library: Library, settings: Settings) {
    this.#library = library;
    this.#settings = settings;
  }

  get doc(): string | null {
    return this.view?.summary.id ?? null;
  }

  /** Opens a document at a block, or where reading stopped last time. */
  async open(
    doc: string,
    to?: { block?: string; address?: string; light?: boolean; at?: number; beside?: readonly string[] },
  ): Promise<void> {
    const request = ++this.#request;
    const kept = this.#settings.position(doc);
    let view: DocumentText;
    let wanted: string | undefined;
    let block: string | undefined;
    try {
      view = await this.#library.open(doc);
      wanted = existing(view, to?.block ?? blockOf(view, to?.address));
      block = wanted ?? existing(view, kept?.block) ?? view.idOf(0);
      // Its words are here before anyone asks what they are.
      const at = block === undefined ? 0 : view.indexOf(block);
      await view.load(at, at + 1);
    } catch (error) {
      if (request !== this.#request) return;
      this.error = asCallError(error).code;
      return;
    }
    if (request !== this.#request) return;
    this.error = null;
    if (this.view !== view) {
      this.chosen = null;
      this.block = null;
      this.view = view;
    }
    if (block === undefined) return;
    this.block = block;
    const at = block === wanted ? (to?.at ?? 0) : block === kept?.block ? kept.at : 0;
    const light = (to?.light ?? false) && block === wanted;
    this.target = { block, light, at, ...(to?.beside && { beside: to.beside }) };
    this.#settings.setPosition(doc, block, at);
  }

  close(): void {
    this.#request += 1;
    this.view = null;
    this.target = null;
    this.block = null;
    this.chosen = null;
    this.error = null;
  }

  /** The page stands at the target; it is not gone to again. */
  reached(target: Target): void {
    if (this.target === target) this.target = null;
  }

  /** Takes the place up again after another part of the app was on screen. */
  resume(): void {
    const doc = this.doc;
    if (this.target || doc === null) return;
    const kept = this.#settings.position(doc);
    const block = existing(this.view, kept?.block) ?? this.block;
    if (block !== null) this.target = { block, light: false, at: block === kept?.block ? kept.at : 0 };
  }

  /** The reader's eye has moved to a block. */
  arrive(block: string): void {
    this.block = block;
  }

  /** The line at the top of the sheet, kept for next time. */
  keepPlace(block: string, at: number): void {
    if (this.doc !== null) this.#settings.setPosition(this.doc, block, at);
  }

  indexOf(block: string): number {
    return this.view?.indexOf(block) ?? -1;
  }

  /** A block, if it is here: of a large document only what is near the reader is. */
  blockView(block: string | null): BlockView | undefined {
    return block === null ? undefined : this.view?.block(this.indexOf(block));
  }

  /** What a block is called where its bare address would say nothing: an unnumbered section goes by its title. */
  nameOf(block: string): string {
    const label = this.blockView(block)?.label ?? '';
    const section = this.sectionOf(block);
    if (section === undefined || section.number !== null) return label;
    if (section.level <= 1)
      return label === '' ? `“${this.view?.summary.short_title ?? section.title}”` : label;
    const inside = section.address !== '' && label.startsWith(section.address);
    return `“${section.title}”${inside ? label.slice(section.address.length) : ` ${label}`}`.trimEnd();
  }

  /** The nearest headed section around a block. */
  sectionOf(block: string | null): ProvisionView | undefined {
    const at = block === null ? -1 : this.indexOf(block);
    if (!this.view || at < 0) return undefined;
    return this.#headed(this.view.provisionOf(at));
  }

  #headed(index: number): ProvisionView | undefined {
    const provisions = this.view?.provisions ?? [];
    let provision = provisions[index];
    while (provision?.is_item && provision.parent !== null) provision = provisions[provision.parent];
    return provision;
  }

  /** The blocks of a headed section: from the first to before the second. */
  stretchOf(section: ProvisionView | undefined): [number, number] {
    if (!section || !this.view) return [0, 0];
    const inside = (provision: number) => this.#headed(provision) === section;
    return [section.first_block, this.view.endOf(section.first_block, inside)];
  }
}

function existing(view: DocumentText | null, block: string | undefined): string | undefined {
  return view && block !== undefined && view.indexOf(block) >= 0 ? block : undefined;
}

function blockOf(view: DocumentText, address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  const provision = view.provisions.find((one) => one.address === address || one.id === address);
  return provision && view.idOf(provision.first_block);
}
