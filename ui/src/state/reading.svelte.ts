import type { BlockView, ErrorCode, ProvisionView } from '../ipc/types/commands';
import type { DocumentText } from './document-text';
import type { Library } from './library.svelte';
import { OpenText, type Chosen, type Target } from './open-text.svelte';
import type { Settings } from './settings.svelte';

export type { Chosen, Target };

type To = {
  block?: string | undefined;
  address?: string | undefined;
  light?: boolean;
  at?: number;
  beside?: readonly string[];
};

/**
 * The documents on the desk: one, or two side by side. Whoever asks for what is being read asks for the one that the
 * reader is at; each sheet has its own.
 */
export class Reading {
  /** From left to right. */
  sheets = $state.raw<readonly OpenText[]>([]);

  #at = $state(0);
  #library: Library;
  #settings: Settings;

  constructor(library: Library, settings: Settings) {
    this.#library = library;
    this.#settings = settings;
    this.sheets = [new OpenText(library, settings)];
  }

  /** The sheet that the reader is at. */
  get active(): OpenText {
    const sheet = this.sheets[this.#at] ?? this.sheets[0];
    if (!sheet) throw new Error('there is always a sheet');
    return sheet;
  }

  /** The other of two. */
  get other(): OpenText | null {
    return this.sheets.find((sheet) => sheet !== this.active) ?? null;
  }

  activate(sheet: OpenText): void {
    const at = this.sheets.indexOf(sheet);
    if (at >= 0) this.#at = at;
  }

  /**
   * Opens a document at a block, or where reading stopped last time: on the sheet that it is on already, else on the one
   * that the reader is at.
   */
  async open(doc: string, to?: To): Promise<void> {
    const { other } = this;
    if (other?.doc === doc && this.doc !== doc) this.activate(other);
    await this.active.open(doc, to);
  }

  /** Opens a document on the other sheet, which comes beside the one there is; the reader is there then. */
  async openBeside(doc: string, to?: To): Promise<void> {
    // One text has one place that is kept: it isn't on two sheets.
    if (this.doc === doc || this.doc === null) return this.open(doc, to);
    let sheet = this.other;
    if (!sheet) {
      sheet = new OpenText(this.#library, this.#settings);
      this.sheets = [...this.sheets, sheet];
    }
    this.activate(sheet);
    await sheet.open(doc, to);
  }

  /** Takes one of two sheets away. */
  closeSheet(sheet: OpenText): void {
    if (this.sheets.length < 2) return;
    const left = this.sheets.filter((one) => one !== sheet);
    sheet.close();
    this.sheets = left;
    this.#at = 0;
  }

  close(): void {
    for (const sheet of this.sheets) sheet.close();
    this.sheets = this.sheets.slice(0, 1);
    this.#at = 0;
  }

  get view(): DocumentText | null {
    return this.active.view;
  }

  get doc(): string | null {
    return this.active.doc;
  }

  get error(): ErrorCode | null {
    return this.active.error;
  }

  get target(): Target | null {
    return this.active.target;
  }

  get block(): string | null {
    return this.active.block;
  }

  get chosen(): Chosen | null {
    return this.active.chosen;
  }

  set chosen(chosen: Chosen | null) {
    this.active.chosen = chosen;
  }

  resume(): void {
    this.active.resume();
  }

  arrive(block: string): void {
    this.active.arrive(block);
  }

  indexOf(block: string): number {
    return this.active.indexOf(block);
  }

  blockView(block: string | null): BlockView | undefined {
    return this.active.blockView(block);
  }

  nameOf(block: string): string {
    return this.active.nameOf(block);
  }

  sectionOf(block: string | null): ProvisionView | undefined {
    return this.active.sectionOf(block);
  }

  stretchOf(section: ProvisionView | undefined): [number, number] {
    return this.active.stretchOf(section);
  }
}
