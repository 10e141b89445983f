import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CallError } from '../ipc/errors';
import { Draft, PAUSE } from './draft.svelte';

interface Pending {
  text: string;
  done: (at?: number) => void;
  fail: (error: CallError) => void;
}

/** A store whose every save is finished by hand. */
function store() {
  const saves: Pending[] = [];
  let running = 0;
  let most = 0;
  const save = (text: string) =>
    new Promise<number>((resolve, reject) => {
      running += 1;
      most = Math.max(most, running);
      saves.push({
        text,
        done: (at = 1) => {
          running -= 1;
          resolve(at);
        },
        fail: (error) => {
          running -= 1;
          reject(error);
        },
      });
    });
  return { saves, save, most: () => most };
}
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a draft', () => {
  it('saves after a pause, once, and says so only when the save has returned', async () => {
    const { saves, save } = store();
    const draft = new Draft<string>('', save);
    draft.type('a');
    await vi.advanceTimersByTimeAsync(PAUSE - 50);
    draft.type('ab');
    await vi.advanceTimersByTimeAsync(PAUSE - 50);
    expect(saves).toHaveLength(0);
    expect(draft.state).toBe('waiting');
    await vi.advanceTimersByTimeAsync(50);
    expect(saves.map((one) => one.text)).toEqual(['ab']);
    expect(draft.state).toBe('saving');
    saves[0]?.done(77);
    await settle();
    expect(draft.state).toBe('saved');
    expect(draft.savedAt).toBe(77);
  });

  it('waits no longer than 400 ms', () => {
    expect(PAUSE).toBeLessThanOrEqual(400);
  });

  it('has one save under way at a time, and the newest words win', async () => {
    const { saves, save, most } = store();
    const draft = new Draft<string>('', save);
    draft.type('một');
    await vi.advanceTimersByTimeAsync(PAUSE);
    draft.type('một hai');
    await vi.advanceTimersByTimeAsync(PAUSE);
    draft.type('một hai ba');
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(saves.map((one) => one.text)).toEqual(['một']);
    saves[0]?.done();
    await settle();
    expect(saves.map((one) => one.text)).toEqual(['một', 'một hai ba']);
    expect(draft.state).toBe('saving');
    saves[1]?.done();
    await settle();
    expect(draft.state).toBe('saved');
    expect(most()).toBe(1);
    await vi.advanceTimersByTimeAsync(10 * PAUSE);
    expect(saves).toHaveLength(2);
  });

  it('keeps the words when a save fails, says why, and saves them when tried again', async () => {
    const { saves, save } = store();
    const draft = new Draft<string>('', save);
    draft.type('không được mất');
    await vi.advanceTimersByTimeAsync(PAUSE);
    saves[0]?.fail(new CallError('disk_full', 'no space'));
    await settle();
    expect(draft.state).toBe('failed');
    expect(draft.error).toBe('disk_full');
    expect(draft.value).toBe('không được mất');
    expect(draft.unsaved).toBe(true);
    const again = draft.flush();
    await settle();
    saves[1]?.done(5);
    expect(await again).toBe(true);
    expect(draft.state).toBe('saved');
    expect(draft.error).toBeNull();
  });

  it('is tried again by itself, ever more slowly, until there is room', async () => {
    const { saves, save } = store();
    const draft = new Draft<string>('', save);
    draft.type('còn trên màn hình');
    await vi.advanceTimersByTimeAsync(PAUSE);
    for (const [index, wait] of [1000, 2000, 5000, 10_000, 30_000, 30_000].entries()) {
      saves[index]?.fail(new CallError('disk_full', ''));
      await vi.advanceTimersByTimeAsync(wait - 1);
      expect(saves).toHaveLength(index + 1);
      await vi.advanceTimersByTimeAsync(1);
      expect(saves).toHaveLength(index + 2);
    }
    saves.at(-1)?.done(9);
    await settle();
    expect(draft.state).toBe('saved');
    await vi.advanceTimersByTimeAsync(120_000);
    expect(saves).toHaveLength(7);
  });

  it('is not tried again by itself where only other words would help, or where it was let go', async () => {
    const { saves, save } = store();
    const long = new Draft<string>('', save);
    long.type('quá dài');
    await vi.advanceTimersByTimeAsync(PAUSE);
    saves[0]?.fail(new CallError('note_too_long', ''));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(saves).toHaveLength(1);
    const gone = new Draft<string>('', save);
    gone.type('hồ sơ đã đóng');
    await vi.advanceTimersByTimeAsync(PAUSE);
    gone.drop();
    saves[1]?.fail(new CallError('no_profile', ''));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(saves).toHaveLength(2);
  });

  it('tries again by itself when more is typed after a failure', async () => {
    const { saves, save } = store();
    const draft = new Draft<string>('', save);
    draft.type('a');
    await vi.advanceTimersByTimeAsync(PAUSE);
    saves[0]?.fail(new CallError('busy', ''));
    await settle();
    draft.type('ab');
    expect(draft.state).toBe('failed');
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(saves[1]?.text).toBe('ab');
  });

  it('flush saves at once and waits for what was typed during a save', async () => {
    const { saves, save } = store();
    const draft = new Draft<string>('', save);
    draft.type('a');
    const first = draft.flush();
    await settle();
    draft.type('ab');
    const second = draft.flush();
    saves[0]?.done();
    await settle();
    saves[1]?.done();
    expect(await first).toBe(true);
    expect(await second).toBe(true);
    expect(saves.map((one) => one.text)).toEqual(['a', 'ab']);
  });

  it('does nothing where nothing changed', async () => {
    const { saves, save } = store();
    const draft = new Draft<string>('như cũ', save);
    draft.type('như cũ!');
    draft.type('như cũ');
    await vi.advanceTimersByTimeAsync(2 * PAUSE);
    expect(await draft.flush()).toBe(true);
    expect(saves).toHaveLength(0);
    expect(draft.state).toBe('clean');
  });
});
