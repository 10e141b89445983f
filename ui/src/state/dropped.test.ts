import { describe, expect, it, vi } from 'vitest';
import { CallError } from '../ipc/errors';
import { FakeHost, type FakeOptions } from '../ipc/fake/host';
import type { DroppedView } from '../ipc/types/commands';
import { Desk } from './desk.svelte';

const OWN = '/home/hanh/Tài liệu 100% của tôi #1';

async function sit(options: FakeOptions = {}): Promise<{ host: FakeHost; desk: Desk }> {
  const host = new FakeHost({ profiles: ['Nguyễn Thu Hạnh'], ...options });
  const desk = new Desk(host);
  await desk.start();
  await desk.openProfile({ id: 'p1', name: 'Nguyễn Thu Hạnh' });
  return { host, desk };
}
/** Drops things, and waits until nothing is being done with them any more. */
async function drop({ host, desk }: { host: FakeHost; desk: Desk }, ...paths: string[]): Promise<void> {
  host.drag({ kind: 'over' });
  host.drag({ kind: 'dropped', paths });
  await vi.waitFor(() => expect(desk.dropped.busy).toBe(false));
}
const asked = (host: FakeHost, name: string) => host.calls.filter((call) => call.name === name).length;
/** The core's answer to what is dropped next. */
function seenAs(host: FakeHost, answer: () => Promise<DroppedView[]>): void {
  const call = host.call.bind(host);
  host.call = ((name: string, ...args: never[]) =>
    name === 'look_at_dropped' ? answer() : (call as (...all: unknown[]) => unknown)(name, ...args)) as never;
}

describe('what is dropped on the window', () => {
  it('a target shows while something is held over it, and goes with it', async () => {
    const { host, desk } = await sit();
    host.drag({ kind: 'over' });
    expect(desk.dropped.over).toBe(true);
    host.drag({ kind: 'gone' });
    expect(desk.dropped.over).toBe(false);
    host.drag({ kind: 'over' });
    await drop({ host, desk }, '/a/Báo cáo.docx');
    expect(desk.dropped.over).toBe(false);
  });

  it('a folder joins the library once however often it is there, and its undo takes it out again', async () => {
    const { host, desk } = await sit();
    await drop({ host, desk }, OWN, OWN, '/a/Báo cáo.docx');
    expect(asked(host, 'add_folder')).toBe(1);
    expect(desk.library.folders.map(({ path }) => path)).toContain(OWN);
    expect(desk.layout.dialog).toBe('dropped');
    const added = { path: OWN, documents: 1 };
    expect(desk.dropped.list.map((one) => one.added)).toEqual([added, added, null]);
    const [first] = desk.dropped.list;
    if (first) await desk.dropped.takeBack(first);
    expect(desk.library.folders.map(({ path }) => path)).not.toContain(OWN);
    expect(desk.dropped.list.map(({ name }) => name)).toEqual(['Báo cáo.docx']);
    expect(desk.layout.dialog).toBe('dropped');
  });

  it('undone, the last of the list takes the dialog with it', async () => {
    const { host, desk } = await sit();
    await drop({ host, desk }, OWN);
    const [only] = desk.dropped.list;
    if (only) await desk.dropped.takeBack(only);
    expect(desk.dropped.list).toEqual([]);
    expect(desk.layout.dialog).toBeNull();
  });

  it('a folder that is there already says so and can’t be undone', async () => {
    const { host, desk } = await sit();
    await drop({ host, desk }, OWN);
    await drop({ host, desk }, OWN);
    expect(asked(host, 'add_folder')).toBe(2);
    const [again] = desk.dropped.list;
    expect(again).toMatchObject({ added: null, error: 'folder_known' });
    if (again) await desk.dropped.takeBack(again);
    expect(desk.library.folders.map(({ path }) => path)).toContain(OWN);
  });

  it('one document of the library is opened without a question', async () => {
    const { host, desk } = await sit();
    const path = '/content/thuat-ngu/index.md';
    seenAs(host, async () => [{ path, name: 'index.md', what: { kind: 'document', doc: 'thuat-ngu' } }]);
    await drop({ host, desk }, path);
    expect(desk.reading.doc).toBe('thuat-ngu');
    expect(desk.layout.dialog).toBeNull();
  });

  it('a guest is told what it is, and nothing is changed', async () => {
    const host = new FakeHost({ profiles: ['Nguyễn Thu Hạnh'] });
    const desk = new Desk(host);
    await desk.start();
    await drop({ host, desk }, OWN);
    expect(asked(host, 'add_folder')).toBe(0);
    expect(desk.dropped.list.map(({ what }) => what.kind)).toEqual(['folder']);
    expect(desk.layout.dialog).toBe('dropped');
  });

  it('a refusal of the core is told', async () => {
    const { host, desk } = await sit();
    seenAs(host, () => Promise.reject(new CallError('io', 'gone')));
    await drop({ host, desk }, OWN);
    expect(desk.dropped.error).toBe('io');
    expect(desk.layout.dialog).toBe('dropped');
  });

  it('an answer that comes after the dialog was closed changes nothing', async () => {
    const { host, desk } = await sit();
    let answer: (seen: DroppedView[]) => void = () => undefined;
    seenAs(host, () => new Promise((resolve) => (answer = resolve)));
    host.drag({ kind: 'dropped', paths: [OWN] });
    await vi.waitFor(() => expect(desk.dropped.busy).toBe(true));
    desk.dropped.close();
    answer([{ path: OWN, name: 'x', what: { kind: 'folder', add: OWN } }]);
    await Promise.resolve();
    await Promise.resolve();
    expect(desk.dropped.list).toEqual([]);
    expect(desk.layout.dialog).toBeNull();
    expect(asked(host, 'add_folder')).toBe(0);
  });

  it('a recovery code that isn’t kept yet comes first', async () => {
    const { host, desk } = await sit();
    desk.secrets.code = 'mã khôi phục';
    host.drag({ kind: 'over' });
    expect(desk.dropped.over).toBe(false);
    await drop({ host, desk }, OWN);
    expect(asked(host, 'look_at_dropped')).toBe(0);
    expect(desk.layout.dialog).toBeNull();
  });

  it('notes are asked about where notes are read in', async () => {
    const { host, desk } = await sit();
    await drop({ host, desk }, '/a/sổ tay.json');
    await desk.dropped.readIn('/a/sổ tay.json');
    expect(desk.layout.dialog).toBeNull();
    expect(desk.layout.screen).toBe('settings');
  });
});
