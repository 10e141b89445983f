import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { getCurrentWebview } from '@tauri-apps/api/webview';
import { getCurrentWindow } from '@tauri-apps/api/window';
import { copyText, recall, remember, wasRevived } from './browser';
import { asCallError } from './errors';
import type { Args, BeforeClose, CommandName, Drag, FileKind, Host, Reply } from './host';
import { isLocalPath } from './paths';
import { pageVoice, type Pace, type Voice, type Voiceless, voiceless } from './voice';

/** As speech-dispatcher counts: -100 to 100. */
const RATES: Record<Pace, number> = { 1: -50, 2: -25, 3: 0, 4: 30, 5: 60 };

/** The voice that the shell speaks by. Its calls can overtake each other on their way, so each has its turn. */
class ShellVoice implements Voice {
  static #turn = 0;

  async speak(text: string, pace: Pace): Promise<boolean> {
    ShellVoice.#turn += 1;
    const turn = ShellVoice.#turn;
    const said = await invoke<boolean>('speak', { turn, text, rate: RATES[pace] });
    return said && turn === ShellVoice.#turn;
  }

  hush(): void {
    ShellVoice.#turn += 1;
    void invoke('hush', { turn: ShellVoice.#turn }).catch(() => undefined);
  }
}

/** The desktop window. */
export class TauriHost implements Host {
  async call<K extends CommandName>(name: K, args: Args<K>): Promise<Reply<K>> {
    try {
      return await invoke<Reply<K>>('call', { command: name, args });
    } catch (error) {
      throw asCallError(error);
    }
  }

  pickFolder(): Promise<string | null> {
    return invoke<string | null>('pick_folder');
  }

  pickFile(of: FileKind = 'notes'): Promise<string | null> {
    return invoke<string | null>('pick_file', { of });
  }

  saveFile(suggested: string): Promise<string | null> {
    return invoke<string | null>('save_file', { suggested });
  }

  async revealFolder(path: string): Promise<void> {
    try {
      await invoke('reveal', { path });
    } catch (error) {
      throw asCallError(error);
    }
  }

  print(): void {
    window.print();
  }

  async findVoice(): Promise<Voice | Voiceless> {
    const own = await pageVoice();
    if (own) return own;
    const shells = await invoke<boolean>('find_voice').catch(() => false);
    return shells ? new ShellVoice() : voiceless();
  }

  async toggleFullScreen(): Promise<void> {
    const own = getCurrentWindow();
    await own.setFullscreen(!(await own.isFullscreen()));
  }

  /** The shell writes it where it can: the page may only for a moment after a key or a click. */
  async copyText(text: string, html?: string): Promise<void> {
    const written = await invoke<boolean>('copy', { text, html: html ?? null });
    if (!written) await copyText(text, html);
  }

  readonly revived = wasRevived();
  readonly ownsPage = true;
  remember = remember;
  recall = recall;

  // One after the other: the last that is told is the last that is kept. A window that begins in another colour is no
  // reason to trouble the reader.
  #grounded: Promise<unknown> = Promise.resolve();
  ground(colour: string): void {
    this.#grounded = this.#grounded.then(() => invoke('ground', { name: colour })).catch(() => undefined);
  }

  onClose(before: BeforeClose): void {
    void getCurrentWindow().onCloseRequested(async (event) => {
      event.preventDefault();
      // A desk that is broken can't ask anything: its window must still be able to go.
      if (await before().catch(() => true)) this.leave();
    });
  }

  onLink(follow: (link: string) => void): void {
    const take = async () => {
      const link = await invoke<string | null>('take_link').catch(() => null);
      if (link !== null) follow(link);
    };
    void listen('link', take);
    void take();
  }

  onDrag(hear: (drag: Drag) => void): void {
    void getCurrentWebview().onDragDropEvent(({ payload }) => {
      // What is carried is told when it comes over the window and when it is let go, not on the way.
      if (payload.type === 'enter' && payload.paths.some(isLocalPath)) hear({ kind: 'over' });
      else if (payload.type === 'leave') hear({ kind: 'gone' });
      else if (payload.type === 'drop') {
        hear({ kind: 'gone' });
        const paths = payload.paths.filter(isLocalPath);
        if (paths.length > 0) hear({ kind: 'dropped', paths });
      }
    });
  }

  leave(): void {
    void getCurrentWindow().destroy();
  }
}
