import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { getCurrentWindow } from '@tauri-apps/api/window';
import { copyText, recall, remember, wasRevived } from './browser';
import { asCallError } from './errors';
import type { Args, BeforeClose, CommandName, Host, Reply } from './host';

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

  pickFile(): Promise<string | null> {
    return invoke<string | null>('pick_file');
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

  readonly revived = wasRevived();
  copyText = copyText;
  remember = remember;
  recall = recall;

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

  leave(): void {
    void getCurrentWindow().destroy();
  }
}
