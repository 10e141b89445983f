import type { Desk } from '../state/desk.svelte';
import { reading } from '../text/vi';

/** Puts words on the clipboard. That they are there is said only when they are. */
export async function copy(desk: Desk, text: string, said: string, html?: string): Promise<boolean> {
  try {
    await desk.host.copyText(text, html);
    desk.layout.say(said);
    return true;
  } catch {
    desk.layout.tell(reading.notCopied, true);
    return false;
  }
}
