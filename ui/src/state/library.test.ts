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

describe('folders that are still being read', () => {
  it('has their documents as they come, and says when all of them are there', async () => {
    const host = new FakeHost();
    const library = new Library(host);
    const told: { altered: string[]; settled: boolean }[] = [];
    library.changed = ({ altered, settled }) => {
      told.push({ altered: [...altered], settled });
      return Promise.resolve();
    };
    host.standing = { reading: true, done: 812, total: 2000 };
    await library.load();
    expect(library.reading).toEqual({ done: 812, total: 2000 });
    const [first] = host.library.documents;
    if (!first) throw new Error('no document');
    host.library.documents = [...host.library.documents, { ...first, id: 'moi' }];
    host.library.edition += 1;
    await vi.advanceTimersByTimeAsync(300);
    expect(library.summary('moi')).toBeDefined();
    expect(told.every((one) => !one.settled && one.altered.length === 0)).toBe(true);
    host.standing = {};
    await vi.advanceTimersByTimeAsync(300);
    expect(library.reading).toBeNull();
    expect(told.at(-1)).toEqual({ altered: [], settled: true });
    const questions = asked(host, 'library_state');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked(host, 'library_state')).toBe(questions);
  });

  it('names what has another text, or is gone', async () => {
    const host = new FakeHost();
    const library = new Library(host);
    await library.load();
    let altered: ReadonlySet<string> = new Set();
    library.changed = (change) => {
      if (change.altered.size > 0) ({ altered } = change);
      return Promise.resolve();
    };
    host.library.documents = host.library.documents
      .filter((one) => one.id !== 'thuat-ngu')
      .map((one) => (one.id === 'tom-luoc-nq06' ? { ...one, revision: '2' } : one));
    host.library.edition += 1;
    await library.reload();
    expect([...altered].sort()).toEqual(['thuat-ngu', 'tom-luoc-nq06']);
  });

  it('goes on asking after one that does not answer, and asks for it again when told', async () => {
    const host = new FakeHost();
    const library = new Library(host);
    const [folder] = host.library.folders;
    if (!folder) throw new Error('no folder');
    folder.shipped = false;
    host.standing = { folders: [{ path: folder.path, state: { state: 'silent' } }] };
    await library.load();
    expect(library.stateOf(folder)).toEqual({ state: 'silent' });
    expect(library.reading).toBeNull();
    await library.readFolder(folder.path);
    expect(host.calls.at(-1)).toEqual({ name: 'read_folder', args: { path: folder.path } });
    host.standing = {};
    await vi.advanceTimersByTimeAsync(2500);
    expect(library.stateOf(folder)).toEqual({ state: 'read' });
  });

  it('looks at them again when asked, and at the program’s own never', async () => {
    const host = new FakeHost();
    const library = new Library(host);
    await library.load();
    await library.lookAgain();
    expect(asked(host, 'look_again')).toBe(0);
    host.folder = '/the-nho';
    await library.addFolder();
    await library.lookAgain();
    expect(asked(host, 'look_again')).toBe(1);
    const own = library.folders.find((one) => one.path === '/the-nho');
    expect(library.keptFrom('van-ban-tinh')).toBeNull();
    host.standing = { folders: [{ path: '/the-nho', state: { state: 'absent', read: 5 } }] };
    await vi.advanceTimersByTimeAsync(2500);
    expect(own && library.stateOf(own)).toEqual({ state: 'absent', read: 5 });
    expect(library.keptFrom('van-ban-tinh')).toBe(5);
  });
});
