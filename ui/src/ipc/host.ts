import type { Commands } from './types/commands';
import type { Voice, Voiceless } from './voice';

export type CommandName = keyof Commands;
export type Args<K extends CommandName> = Commands[K][0];
export type Reply<K extends CommandName> = Commands[K][1];

/** What runs before the window goes away. True: everything is safe and it may go; false: the reader is being asked. */
export type BeforeClose = () => Promise<boolean>;

/**
 * Something dragged from elsewhere over the window. Only files and folders are heard of; words go into the field under
 * them by themselves.
 */
export type Drag = { kind: 'over' } | { kind: 'gone' } | { kind: 'dropped'; paths: string[] };

/** What a file is picked for. */
export type FileKind = 'notes' | 'pack' | 'key';

/** Where the interface lives: the desktop window, or a browser over the bridge. */
export interface Host {
  /** The page before this one died and was brought back. */
  readonly revived: boolean;
  /** The page is the program's own window: what a browser does with a page (reload, its menus, zoom) is off. */
  readonly ownsPage: boolean;
  /** Rejects with a `CallError`. */
  call<K extends CommandName>(name: K, args: Args<K>): Promise<Reply<K>>;
  /** Null where the reader chose nothing. */
  pickFolder(): Promise<string | null>;
  /** A file to read in: notes as JSON, unless something else is asked for. */
  pickFile(of?: FileKind): Promise<string | null>;
  /** Where to write a file; the name is a proposal. */
  saveFile(suggested: string): Promise<string | null>;
  revealFolder(path: string): Promise<void>;
  print(): void;
  /** A voice that reads Vietnamese aloud; asked again each time, since the reader may have added one. */
  findVoice(): Promise<Voice | Voiceless>;
  /** Over the whole screen, or in its window again. */
  toggleFullScreen(): Promise<void>;
  /** With `html` also as formatted text, for those that take it. Resolves once it is there, and rejects if it is not. */
  copyText(text: string, html?: string): Promise<void>;
  /** Small things of this computer, not of a profile: how large the letters are on the start screen. */
  remember(key: string, value: string): void;
  recall(key: string): string | null;
  /** The page's ground, as style sheets write it ("#161412"): the window has it until a page is drawn. */
  ground(colour: string): void;
  onClose(before: BeforeClose): void;
  /** Told of links into the library that the reader followed elsewhere, the one that started the program included. */
  onLink(follow: (link: string) => void): void;
  onDrag(hear: (drag: Drag) => void): void;
  /** Closes the window now, whatever is unsaved. */
  leave(): void;
}
