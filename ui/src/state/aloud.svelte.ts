import type { Host } from '../ipc/host';
import type { Voice, Voiceless } from '../ipc/voice';
import type { DocumentText } from './document-text';
import { isSaidWithCells, type Piece, piecesOf, unspelled } from './pieces';
import type { Chosen, Reading } from './reading.svelte';
import type { Settings } from './settings.svelte';

/** What is being said: a sentence of a block. UTF-16 units in the block's text. */
export interface Said {
  block: string;
  /** Which of the document's blocks. */
  index: number;
  start: number;
  end: number;
}

/** What is to be read: blocks in a row, of the first and the last perhaps not all. */
interface Stretch {
  from: number;
  to: number;
  /** Where reading begins in the first block, and ends in the last. */
  start: number;
  end: number;
}

/** Reads the open document aloud, sentence by sentence. Only the document's own words: editor's notes aren't its. */
export class Aloud {
  /** `missing`: there is no voice; the bar says how to get one. */
  state = $state<'off' | 'looking' | 'speaking' | 'paused' | 'missing'>('off');
  missing = $state<Voiceless>('linux');
  /** The voice failed at the sentence at hand. */
  failed = $state(false);
  /** The sentence being said, or the one that was paused at. */
  now = $state.raw<Said | null>(null);
  /** The sentence is to be gone to, wherever the reader has scrolled. A new object each time. */
  going = $state.raw<{ said: Said } | null>(null);

  #host: Host;
  #reading: Reading;
  #settings: Settings;
  #voice: Voice | null = null;
  #view: DocumentText | null = null;
  #stretch: Stretch | null = null;
  /** The block at hand, its sentences as they are written and as they are said, and which of them is the one. */
  #index = 0;
  #pieces: readonly Piece[] = [];
  #words: readonly string[] = [];
  #at = 0;
  /** Whatever is begun while another thing was asked for is given up. */
  #turn = 0;
  #ahead: { view: DocumentText; index: number; read: Promise<Read> } | null = null;

  constructor(host: Host, reading: Reading, settings: Settings) {
    this.#host = host;
    this.#reading = reading;
    this.#settings = settings;
  }

  /** The document that is being read. */
  get document(): DocumentText | null {
    // It is another only where reading has begun or ended.
    void this.state;
    return this.#view;
  }

  get on(): boolean {
    return this.state !== 'off';
  }

  /** The words that are chosen on the sheet. */
  async readChosen(chosen: Chosen): Promise<void> {
    const [first, last] = [chosen.parts[0], chosen.parts.at(-1)];
    if (!first || !last) return;
    const [from, to] = [this.#reading.indexOf(first.block), this.#reading.indexOf(last.block) + 1];
    await this.#start({ from, to, start: first.start, end: last.end });
  }

  /** One passage; of a heading all that stands under it. */
  async readBlock(block: string): Promise<void> {
    const at = this.#reading.indexOf(block);
    if (this.#reading.view?.isHeading(at)) await this.readSection(block);
    else await this.#start(whole(at, at + 1));
  }

  /** The headed section around a block, with those under it. */
  async readSection(block: string): Promise<void> {
    const { view } = this.#reading;
    const section = this.#reading.sectionOf(block);
    if (!view || !section) return;
    const own = view.provisions.indexOf(section);
    const inside = (provision: number) => {
      for (let at: number | null = provision; at !== null; at = view.provisions[at]?.parent ?? null) {
        if (at === own) return true;
      }
      return false;
    };
    await this.#start(whole(section.first_block, view.endOf(section.first_block, inside)));
  }

  /** From a block to the end of the document. */
  async readFrom(block: string): Promise<void> {
    const { view } = this.#reading;
    if (view) await this.#start(whole(this.#reading.indexOf(block), view.length));
  }

  pause(): void {
    if (this.state !== 'speaking' && this.state !== 'looking') return;
    this.#turn += 1;
    this.#voice?.hush();
    this.state = 'paused';
  }

  /** Goes on with the sentence that was paused at, from its beginning; with all of it where none had come yet. */
  async continue(): Promise<void> {
    if (this.state !== 'paused') return;
    if (this.now === null && this.#stretch) await this.#start(this.#stretch, this.#view);
    else await this.#speakOn();
  }

  stop(): void {
    this.#turn += 1;
    this.#voice?.hush();
    this.#voice = null;
    this.#view = null;
    this.#stretch = null;
    this.#ahead = null;
    this.#pieces = [];
    this.#words = [];
    this.now = null;
    this.going = null;
    this.failed = false;
    this.state = 'off';
  }

  /** To the next sentence, or the one before; said at once unless it is paused. */
  async step(by: 1 | -1): Promise<void> {
    if (this.now === null || !this.#stretch) return;
    const paused = this.state === 'paused';
    this.#voice?.hush();
    const turn = ++this.#turn;
    if (!(await this.#move(by, turn))) {
      if (turn !== this.#turn) return;
      // Beyond the last there is nothing, before the first there is the first.
      if (by === 1) return this.stop();
    }
    this.going = this.now && { said: this.now };
    if (!paused) await this.#speakOn();
  }

  /** A step faster or slower; the sentence being said begins anew in it. */
  async changePace(by: 1 | -1): Promise<void> {
    const before = this.#settings.pace;
    this.#settings.changePace(by);
    if (this.#settings.pace === before || this.state !== 'speaking') return;
    this.#voice?.hush();
    await this.#speakOn();
  }

  /** Shows the sentence at hand, wherever the reader has gone since. */
  show(): void {
    if (this.now) this.going = { said: this.now };
  }

  reached(going: { said: Said }): void {
    if (this.going === going) this.going = null;
  }

  async #start(stretch: Stretch, view = this.#reading.view): Promise<void> {
    if (!view || stretch.from < 0) return;
    this.stop();
    const turn = this.#turn;
    this.#view = view;
    this.#stretch = stretch;
    this.state = 'looking';
    // Asked here and not when the page opens: listing the voices wakes an engine that most readers never need.
    const voice = await this.#host.findVoice();
    if (turn !== this.#turn) return;
    if (typeof voice === 'string') {
      this.missing = voice;
      this.state = 'missing';
      return;
    }
    this.#voice = voice;
    this.#index = stretch.from - 1;
    if (await this.#move(1, turn)) await this.#speakOn();
    else if (turn === this.#turn) this.stop();
  }

  /** Says sentence after sentence from the one at hand, until something else is asked for. */
  async #speakOn(): Promise<void> {
    const turn = ++this.#turn;
    const voice = this.#voice;
    if (!voice) return;
    this.failed = false;
    this.state = 'speaking';
    while (turn === this.#turn) {
      if (this.#at === this.#pieces.length - 1) this.#lookAhead();
      let said: boolean;
      try {
        said = await voice.speak(this.#words[this.#at] ?? '', this.#settings.pace);
      } catch {
        if (turn !== this.#turn) return;
        this.failed = true;
        this.pause();
        return;
      }
      if (turn !== this.#turn) return;
      if (!said) {
        // Somebody else silenced it, as the system can.
        this.pause();
        return;
      }
      if (!(await this.#move(1, turn))) {
        if (turn === this.#turn) this.stop();
        return;
      }
    }
  }

  /** One sentence on or back, into another block where this one has no more. False where there is none. */
  async #move(by: 1 | -1, turn: number): Promise<boolean> {
    const stretch = this.#stretch;
    if (!stretch) return false;
    if (this.#pieces[this.#at + by]) {
      this.#set(this.#index, this.#at + by);
      return true;
    }
    for (let index = this.#index + by; index >= stretch.from && index < stretch.to; index += by) {
      const read = await this.#read(index).catch(() => null);
      if (turn !== this.#turn) return false;
      if (read === null) {
        this.failed = true;
        continue;
      }
      if (read.pieces.length === 0) continue;
      this.#pieces = read.pieces;
      this.#words = read.words;
      this.#set(index, by === 1 ? 0 : read.pieces.length - 1);
      return true;
    }
    return false;
  }

  #set(index: number, at: number): void {
    this.#index = index;
    this.#at = at;
    const piece = this.#pieces[at];
    const block = this.#view?.idOf(index);
    if (piece && block !== undefined) this.now = { block, index, start: piece.start, end: piece.end };
  }

  #lookAhead(): void {
    const next = this.#index + 1;
    if (this.#stretch && next < this.#stretch.to) void this.#read(next).catch(() => undefined);
  }

  #read(index: number): Promise<Read> {
    const view = this.#view;
    if (!view) return Promise.resolve(NOTHING);
    if (this.#ahead?.index === index && this.#ahead.view === view) return this.#ahead.read;
    const read = this.#ask(view, index);
    this.#ahead = { view, index, read };
    // What failed once is asked for again.
    read.catch(() => {
      if (this.#ahead?.read === read) this.#ahead = null;
    });
    return read;
  }

  /** The sentences of a block, in the words that they are said in. */
  async #ask(view: DocumentText, index: number): Promise<Read> {
    const stretch = this.#stretch;
    const top = view.tableOf(index)?.[0];
    await view.load(index, index + 1);
    if (top !== undefined) await view.load(top, top + 1);
    const block = view.block(index);
    const head = top === undefined ? undefined : view.block(top);
    if (!block || !stretch) return NOTHING;
    const alone = stretch.to - stretch.from === 1;
    if (isSaidWithCells(block) && !alone) return NOTHING;
    const pieces = piecesOf(block, head?.kind === 'table_head' ? head : undefined).flatMap((piece) =>
      cut(
        piece,
        index === stretch.from ? stretch.start : 0,
        index === stretch.to - 1 ? stretch.end : Infinity,
        block.text,
      ),
    );
    if (pieces.length === 0) return NOTHING;
    const words = await this.#host.call('spoken', { texts: pieces.map((piece) => piece.text) });
    return { pieces, words: words.map((said, at) => unspelled(pieces[at]?.text ?? '', said)) };
  }
}

interface Read {
  pieces: readonly Piece[];
  words: readonly string[];
}
const NOTHING: Read = { pieces: [], words: [] };

const whole = (from: number, to: number): Stretch => ({ from, to, start: 0, end: Infinity });

/** What of a piece lies within a choice of words. */
function cut(piece: Piece, start: number, end: number, text: string): Piece[] {
  const [from, to] = [Math.max(piece.start, start), Math.min(piece.end, end)];
  if (from >= to) return [];
  if (from === piece.start && to === piece.end) return [piece];
  const words = text.slice(from, to);
  return words.trim() === '' ? [] : [{ start: from, end: to, text: words }];
}
