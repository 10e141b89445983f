import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeHost, type FakeOptions } from '../ipc/fake/host';
import { Desk } from './desk.svelte';

const HANH = { id: 'p1', name: 'Nguyễn Thu Hạnh' };

async function sit(options: FakeOptions = {}): Promise<{ host: FakeHost; desk: Desk }> {
  const host = new FakeHost({ profiles: [HANH.name], ...options });
  const desk = new Desk(host);
  await desk.start();
  await desk.openProfile(HANH);
  return { host, desk };
}
const listed = async (desk: Desk) => (await desk.notebook.page({ offset: 0, limit: 500 }))?.notes ?? [];
async function write(desk: Desk, words: string): Promise<void> {
  await desk.pen.noteHere();
  desk.notebook.composing?.draft.type(words);
  await desk.notebook.finishComposing();
}
beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('closing the window', () => {
  it('goes at once when everything is saved', async () => {
    const { desk, host } = await sit();
    await desk.pen.noteHere();
    desk.notebook.composing?.draft.type('vừa gõ xong');
    expect(await host.beforeClose?.()).toBe(true);
    expect(desk.closing.asking).toBe(false);
    expect(host.notes[0]?.body).toBe('vừa gõ xong');
  });

  it('asks instead of losing words, and goes when they are saved or the reader says so', async () => {
    const { desk, host } = await sit();
    await desk.pen.noteHere();
    host.fail('create_note', 'disk_full');
    desk.notebook.composing?.draft.type('không được mất');
    expect(await host.beforeClose?.()).toBe(false);
    expect(desk.closing.asking).toBe(true);
    expect(desk.unsaved).toEqual(['không được mất']);
    await desk.closing.retry();
    expect(host.left).toBe(false);
    host.fail('create_note', null);
    await desk.closing.retry();
    expect(host.left).toBe(true);
    expect(host.notes[0]?.body).toBe('không được mất');
  });

  it('does not wait for ever for a core that is silent', async () => {
    const { desk, host } = await sit();
    await desk.pen.noteHere();
    desk.notebook.composing?.draft.type('treo');
    host.call = () => new Promise(() => undefined);
    const closing = host.beforeClose?.();
    await vi.advanceTimersByTimeAsync(11_000);
    expect(await closing).toBe(false);
    expect(desk.closing.asking).toBe(true);
    desk.closing.leaveAnyway();
    expect(host.left).toBe(true);
  });

  it('a reader who stays while it is tried again is neither asked again nor closed out', async () => {
    const { desk, host } = await sit();
    await desk.pen.noteHere();
    desk.notebook.composing?.draft.type('treo');
    host.call = () => new Promise(() => undefined);
    const closing = host.beforeClose?.();
    desk.closing.stay();
    await vi.advanceTimersByTimeAsync(11_000);
    expect(await closing).toBe(false);
    expect(desk.closing.asking).toBe(false);
    expect(host.left).toBe(false);
  });
});

describe('backups', () => {
  it('are restored over the open notebook, and that too is taken back', async () => {
    const { desk, host } = await sit();
    await write(desk, 'cũ');
    await desk.backups.makeNow('p1');
    const old = desk.backups.made;
    if (!old) throw new Error('no backup');
    await write(desk, 'mới');
    expect(await desk.restoreBackup(old)).toBe(true);
    expect((await listed(desk)).map((note) => note.body)).toEqual(['cũ']);
    expect(desk.notebook.history.canUndo).toBe(false);
    const before = desk.backups.restored?.before;
    if (!before) throw new Error('nothing to go back to');
    expect(await desk.restoreBackup(before)).toBe(true);
    expect((await listed(desk)).map((note) => note.body)).toEqual(['cũ', 'mới']);
    expect(host.calls.filter((call) => call.name === 'restore_backup')).toHaveLength(2);
  });

  it('are not restored while words are unsaved', async () => {
    const { desk, host } = await sit();
    const backup = host.keeping.backUp('quit');
    await desk.pen.noteHere();
    host.fail('create_note', 'disk_full');
    desk.notebook.composing?.draft.type('chưa lưu');
    expect(await desk.restoreBackup(backup)).toBe(false);
    expect(host.calls.some((call) => call.name === 'restore_backup')).toBe(false);
  });

  it('a damaged notebook offers the newest whole one, from either place', async () => {
    const { desk, host } = await sit({
      opening: { outcome: 'unreadable', path: '/a', reason: 'damaged' },
    });
    host.keeping.backUp('change', 1000);
    const good = host.keeping.backUp('change', 2000);
    Object.assign(host.keeping.backUp('quit', 3000), { whole: false });
    await desk.backups.load('p1');
    expect(desk.backups.newestWhole?.file).toBe(good.file);
    expect(await desk.restoreBackup(good)).toBe(true);
    expect(desk.profiles.trouble).toBeNull();
    expect(desk.phase).toBe('open');
  });

  it('one that can’t be made says why', async () => {
    const { desk, host } = await sit();
    host.fail('set_backup_place', 'read_only');
    await desk.backups.choosePlace();
    expect(desk.backups.error).toBe('read_only');
    host.fail('set_backup_place', null);
    await desk.backups.choosePlace();
    expect(desk.backups.list.place).not.toBeNull();
    await desk.backups.forgetPlace();
    expect(desk.backups.list.place).toBeNull();
  });
});

describe('out and in', () => {
  it('a file goes out, and back into an empty notebook without a question', async () => {
    const { desk, host } = await sit();
    await write(desk, 'mang đi');
    await desk.transfer.export('so-tay.json');
    expect(desk.transfer.exported).toMatchObject({ notes: 1 });
    host.file = desk.transfer.exported?.path ?? '';
    host.notes = [];
    expect(await desk.transfer.pick(true)).toBe(true);
    await desk.reloadNotes();
    expect((await listed(desk)).map((note) => note.body)).toEqual(['mang đi']);
  });

  it('notes that are there are only replaced after a word', async () => {
    const { desk, host } = await sit();
    await write(desk, 'của tôi');
    await desk.transfer.export('so-tay.json');
    host.file = desk.transfer.exported?.path ?? '';
    const imports = () => host.calls.filter((call) => call.name === 'import_json').length;
    expect(await desk.transfer.pick(false)).toBe(false);
    expect(imports()).toBe(0);
    desk.transfer.cancel();
    expect(await desk.transfer.replace()).toBe(false);
    await desk.transfer.pick(false);
    expect(await desk.transfer.replace()).toBe(true);
    expect(desk.transfer.imported?.backup.why).toBe('import');
  });

  it('a foreign file is refused with the reason', async () => {
    const { desk, host } = await sit();
    host.file = '/tmp/anh.jpg';
    expect(await desk.transfer.pick(true)).toBe(false);
    expect(desk.transfer.error).toBe('json_foreign');
  });
});
