import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeHost } from '../ipc/fake/host';
import { Library } from './library.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());
const asked = (host: FakeHost, name: string) => host.calls.filter((call) => call.name === name).length;

describe('the library', () => {
  it('asks after the index until it is ready, and all who wait share the asking', async () => {
    const host = new FakeHost({ index: { state: 'building', done: 3, total: 40 } });
    const library = new Library(host);
    let waited = 0;
    void library.watchIndex().then(() => (waited += 1));
    void library.watchIndex().then(() => (waited += 1));
    await vi.advanceTimersByTimeAsync(1000);
    expect(library.index).toEqual({ state: 'building', done: 3, total: 40 });
    expect(asked(host, 'index_state')).toBe(3);
    expect(waited).toBe(0);
    host.index = { state: 'ready', provisions: 40, on_disk: true };
    await vi.advanceTimersByTimeAsync(1000);
    expect(waited).toBe(2);
    expect(library.index.state).toBe('ready');
    await vi.advanceTimersByTimeAsync(5000);
    expect(asked(host, 'index_state')).toBe(4);
  });

  it('keeps what was opened, until the folders change', async () => {
    const host = new FakeHost();
    const library = new Library(host);
    await library.load();
    await library.open('thuat-ngu');
    await library.open('thuat-ngu');
    expect(asked(host, 'open_document')).toBe(1);
    host.folder = '/moi';
    await library.addFolder();
    expect(library.folders.map((folder) => folder.path)).toContain('/moi');
    await library.open('thuat-ngu');
    expect(asked(host, 'open_document')).toBe(2);
  });

  it('never keeps what was opened while the folders changed', async () => {
    const host = new FakeHost();
    const library = new Library(host);
    await library.load();
    host.folder = '/moi';
    await Promise.all([library.open('thuat-ngu'), library.addFolder()]);
    await library.open('thuat-ngu');
    expect(asked(host, 'open_document')).toBe(2);
  });

  it('a folder that is there already is refused with a reason, and nothing is lost', async () => {
    const host = new FakeHost();
    const library = new Library(host);
    await library.load();
    host.folder = '/usr/lib/sotay/content';
    await library.addFolder();
    expect(library.error).toBe('folder_known');
    expect(library.documents).toHaveLength(3);
  });
});
