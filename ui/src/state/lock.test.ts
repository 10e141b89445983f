import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeHost, type FakeOptions } from '../ipc/fake/host';
import { AutoLock } from './auto-lock.svelte';
import { Desk } from './desk.svelte';

const HANH = { id: 'p1', name: 'Nguyễn Thu Hạnh' };
const PASSPHRASE = 'sông Hồng mùa nước';

async function start(options: FakeOptions = {}): Promise<{ host: FakeHost; desk: Desk }> {
  const host = new FakeHost({ profiles: [HANH.name, 'Lê Minh Đức'], ...options });
  const desk = new Desk(host);
  await desk.start();
  return { host, desk };
}
beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a locked profile', () => {
  it('asks for its passphrase, says only that it is wrong, and opens', async () => {
    const { desk } = await start({ passphrase: PASSPHRASE });
    await desk.openProfile(HANH);
    expect(desk.phase).toBe('choosing');
    expect(desk.profiles.asking).toEqual({ ...HANH, for: 'passphrase', wrong: false });
    await desk.unlockProfile('không phải');
    expect(desk.profiles.asking?.wrong).toBe(true);
    expect(desk.profiles.error).toBeNull();
    await desk.unlockProfile(PASSPHRASE);
    expect(desk.phase).toBe('open');
    expect(desk.profiles.asking).toBeNull();
  });

  it('waits out the delay, counted down, before it asks again', async () => {
    const { desk, host } = await start({ passphrase: PASSPHRASE });
    await desk.openProfile(HANH);
    for (let attempt = 0; attempt < 3; attempt += 1) await desk.unlockProfile('sai');
    const tries = () => host.calls.filter((call) => call.name === 'unlock_profile').length;
    expect(desk.profiles.waiting.seconds).toBe(2);
    await desk.unlockProfile(PASSPHRASE);
    expect(tries()).toBe(3);
    await vi.advanceTimersByTimeAsync(1000);
    expect(desk.profiles.waiting.seconds).toBe(1);
    await vi.advanceTimersByTimeAsync(1000);
    await desk.unlockProfile(PASSPHRASE);
    expect(desk.phase).toBe('open');
  });

  it('is recovered by its code, and shows the new one until it is kept', async () => {
    const { desk } = await start({ passphrase: PASSPHRASE });
    await desk.openProfile(HANH);
    desk.profiles.askFor('code');
    await desk.recoverProfile('SAI', 'mật khẩu mới');
    expect(desk.profiles.asking?.wrong).toBe(true);
    await desk.recoverProfile('h7km 9pqr 2t4v w8xy 3zbc d5fg', 'mật khẩu mới');
    expect(desk.phase).toBe('open');
    expect(desk.secrets.code).not.toBeNull();
    desk.secrets.confirm();
    expect(desk.secrets.code).toBeNull();
  });

  it('made locked, shows its code once; a short passphrase is refused', async () => {
    const { desk, host } = await start();
    await desk.createProfile('Trần Văn Lợi', 'ngắn');
    expect(desk.profiles.error).toBe('passphrase_invalid');
    await desk.createProfile('Trần Văn Lợi', PASSPHRASE);
    expect(desk.secrets.code).not.toBeNull();
    expect(host.profiles.at(-1)?.locked).toBe(true);
  });

  it('leaves nothing in the window when it locks', async () => {
    const { desk, host } = await start({ passphrase: PASSPHRASE });
    await desk.openProfile(HANH);
    await desk.unlockProfile(PASSPHRASE);
    await desk.pen.noteHere();
    desk.notebook.composing?.draft.type('bí mật');
    desk.search.type('bí mật');
    desk.layout.say('bí mật');
    desk.layout.dialog = 'trash';
    await desk.switchProfile();
    expect(host.notes.map((note) => note.body)).toEqual(['bí mật']);
    expect(host.calls.at(-2)?.name).toBe('close_profile');
    expect(desk.notebook.find(host.notes[0]?.id ?? '')).toBeUndefined();
    expect(desk.notebook.total).toBe(0);
    expect(desk.notebook.composing).toBeNull();
    expect(desk.notebook.history.canUndo).toBe(false);
    expect(desk.search.query).toBe('');
    expect(desk.search.page).toBeNull();
    expect(desk.reading.view).toBeNull();
    expect(desk.layout.spoken).toBe('');
    expect(desk.layout.dialog).toBeNull();
    expect(desk.unsaved).toEqual([]);
  });
});

describe('the lock of the open profile', () => {
  it('is put on, changed, renewed and taken off', async () => {
    const { desk, host } = await start();
    await desk.openProfile(HANH);
    expect(await desk.secrets.lock(PASSPHRASE)).toBe(true);
    expect(desk.profiles.current?.locked).toBe(true);
    expect(desk.secrets.code).not.toBeNull();
    desk.secrets.confirm();
    expect(await desk.secrets.change('sai', 'mật khẩu khác')).toBe(false);
    expect(desk.secrets.wrong).toBe(true);
    expect(await desk.secrets.change(PASSPHRASE, 'mật khẩu khác')).toBe(true);
    expect(desk.secrets.done).toBe('change');
    expect(await desk.secrets.newCode('mật khẩu khác')).toBe(true);
    expect(desk.secrets.code).not.toBeNull();
    expect(await desk.secrets.unlockForGood('mật khẩu khác')).toBe(true);
    expect(desk.profiles.current?.locked).toBe(false);
    expect(host.keeping.locks.size).toBe(0);
  });
});

describe('locking by itself', () => {
  it('happens after the minutes that were set, counted from the last touch', async () => {
    const lock = vi.fn(() => Promise.resolve());
    const watch = new AutoLock(lock);
    watch.watch(5);
    await vi.advanceTimersByTimeAsync(4 * 60_000);
    watch.touch();
    await vi.advanceTimersByTimeAsync(4 * 60_000 + 50_000);
    expect(lock).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(lock).toHaveBeenCalledOnce();
  });

  it('counts the time that the computer slept: the touch that wakes it comes too late', () => {
    const lock = vi.fn(() => Promise.resolve());
    const watch = new AutoLock(lock);
    watch.watch(5);
    vi.setSystemTime(Date.now() + 3_600_000);
    watch.touch();
    expect(lock).toHaveBeenCalledOnce();
  });

  it('never happens at 0, and a clock set back only begins anew', async () => {
    const lock = vi.fn(() => Promise.resolve());
    const watch = new AutoLock(lock);
    watch.watch(0);
    await vi.advanceTimersByTimeAsync(3_600_000);
    watch.watch(5);
    vi.setSystemTime(Date.now() - 86_400_000);
    await vi.advanceTimersByTimeAsync(4 * 60_000);
    expect(lock).not.toHaveBeenCalled();
  });

  it('waits while words can’t be saved', async () => {
    const { desk, host } = await start({ passphrase: PASSPHRASE });
    await desk.openProfile(HANH);
    await desk.unlockProfile(PASSPHRASE);
    await desk.pen.noteHere();
    host.fail('create_note', 'disk_full');
    desk.notebook.composing?.draft.type('chưa lưu');
    desk.autoLock.watch(1);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(desk.phase).toBe('open');
    expect(desk.notebook.composing?.draft.value).toBe('chưa lưu');
    host.fail('create_note', null);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(desk.phase).toBe('choosing');
    expect(host.notes[0]?.body).toBe('chưa lưu');
  });
});

describe('a guest', () => {
  it('reads and leaves nothing behind', async () => {
    const { desk, host } = await start();
    await desk.readWithoutNotes();
    const kept = vi.spyOn(host, 'remember');
    desk.settings.setTheme('dark');
    desk.settings.setStep(4);
    await desk.goTo({ doc: 'huong-dan-nq06', block: 'II.2:1' });
    await desk.pen.noteHere();
    await desk.switchProfile();
    await vi.advanceTimersByTimeAsync(5000);
    const wrote = /save|create|update|delete|start|add|export|import|backup|lock/u;
    expect(host.calls.map((call) => call.name).filter((name) => wrote.test(name))).toEqual([]);
    expect(kept).not.toHaveBeenCalled();
  });
});

describe('profiles', () => {
  it('go to the trash when their name is typed, and come back', async () => {
    const { desk } = await start();
    expect(await desk.profiles.remove('p1', 'Nguyễn Thu')).toBe(false);
    expect(desk.profiles.error).toBe('name_mismatch');
    expect(await desk.profiles.remove('p1', HANH.name)).toBe(true);
    expect(desk.profiles.list.map((one) => one.id)).toEqual(['p2']);
    expect(desk.profiles.deleted.map((one) => one.name)).toEqual([HANH.name]);
    await desk.profiles.restore('p1');
    expect(desk.profiles.deleted).toEqual([]);
    expect(desk.profiles.list).toHaveLength(2);
  });

  it('are renamed while they are open', async () => {
    const { desk } = await start();
    await desk.openProfile(HANH);
    expect(await desk.profiles.rename('  ')).toBe(false);
    expect(await desk.profiles.rename('Thu Hạnh')).toBe(true);
    expect(desk.profiles.current?.name).toBe('Thu Hạnh');
  });
});
