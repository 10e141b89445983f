import { copyText, recall, remember, wasRevived } from './browser';
import { asCallError, CallError } from './errors';
import type { Args, BeforeClose, CommandName, Drag, FileKind, Host, Reply } from './host';
import { isLocalPath } from './paths';
import { pageVoice, type Voice, type Voiceless, voiceless } from './voice';

async function post(path: string, body: unknown): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      // A page that goes away still delivers its last save.
      keepalive: JSON.stringify(body).length < 60_000,
    });
  } catch (error) {
    throw asCallError(error);
  }
  const text = await response.text();
  let value: unknown;
  try {
    value = text === '' ? null : JSON.parse(text);
  } catch {
    throw new CallError('internal', `${path} answered with ${response.status} and no JSON`);
  }
  if (!response.ok) throw asCallError(value);
  return value;
}

/** A browser over the bridge: the same commands, for the tests and for work on the interface. */
export class BridgeHost implements Host {
  async call<K extends CommandName>(name: K, args: Args<K>): Promise<Reply<K>> {
    return (await post(`/call/${name}`, args)) as Reply<K>;
  }

  async pickFolder(): Promise<string | null> {
    return (await post('/native/pick_folder', {})) as string | null;
  }

  async pickFile(of: FileKind = 'notes'): Promise<string | null> {
    return (await post('/native/pick_file', { of })) as string | null;
  }

  async saveFile(suggested: string): Promise<string | null> {
    return (await post('/native/save_file', { suggested })) as string | null;
  }

  async revealFolder(path: string): Promise<void> {
    await post('/native/reveal', { path });
  }

  async toggleFullScreen(): Promise<void> {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen();
  }

  print(): void {
    window.print();
  }

  async findVoice(): Promise<Voice | Voiceless> {
    return (await pageVoice()) ?? voiceless();
  }

  readonly revived = wasRevived();
  readonly ownsPage = false;
  copyText = copyText;
  remember = remember;
  recall = recall;

  // The browser's window is its own.
  ground(): void {
    return;
  }

  // A browser's page can't be held back; what is unsaved is sent along as it goes.
  onClose(before: BeforeClose): void {
    window.addEventListener('pagehide', () => void before().catch(() => undefined));
  }

  // A browser has links of its own; the rest of the address is the link here: "/#sotay://…".
  onLink(follow: (link: string) => void): void {
    const take = () => {
      const link = location.hash.slice(1);
      if (link.startsWith('sotay:')) follow(link);
    };
    window.addEventListener('hashchange', take);
    take();
  }

  // A browser tells the address of a file only where the other program wrote it down, as Linux' file managers do.
  onDrag(hear: (drag: Drag) => void): void {
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('text/uri-list') ?? false;
    document.addEventListener('dragover', (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      hear({ kind: 'over' });
    });
    document.addEventListener('dragleave', (event) => {
      if (event.relatedTarget === null) hear({ kind: 'gone' });
    });
    document.addEventListener('drop', (event) => {
      hear({ kind: 'gone' });
      if (!carriesFiles(event)) return;
      event.preventDefault();
      const lines = event.dataTransfer?.getData('text/uri-list').split(/\r?\n/u) ?? [];
      const files = lines.filter((line) => line.startsWith('file:///'));
      const paths = files.map((line) => decodeURIComponent(line.slice('file://'.length))).filter(isLocalPath);
      if (paths.length > 0) hear({ kind: 'dropped', paths });
    });
  }

  leave(): void {
    window.close();
  }
}
