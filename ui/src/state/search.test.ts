import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeHost } from '../ipc/fake/host';
import type { SearchPage, SearchRequest } from '../ipc/types/commands';
import { DELAY, Search } from './search.svelte';

/** A host whose answers come when the test lets them. */
class SlowHost extends FakeHost {
  waiting: { request: SearchRequest; answer: () => void; refuse: () => void }[] = [];
  override call: FakeHost['call'] = (async (name: string, args: unknown) => {
    if (name !== 'search') throw new Error(name);
    const request = args as SearchRequest;
    await new Promise<void>((resolve, reject) => {
      this.waiting.push({ request, answer: resolve, refuse: () => reject(new Error('broken')) });
    });
    return page(request.query);
  }) as FakeHost['call'];
}

const page = (query: string): SearchPage => ({
  interpreted: query,
  restored: false,
  cut: false,
  unheld: false,
  jump: null,
  groups: [],
  total: 0,
  documents: 0,
  notes: [],
  notes_total: 0,
  notes_first: false,
  unfiltered: null,
  took_us: 1,
  suggestion: null,
  index: { state: 'ready', provisions: 1, on_disk: true },
});
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('search as you type', () => {
  it('asks once for a burst of keys, from the first letter on', async () => {
    const host = new SlowHost();
    const search = new Search(host, () => 'huong-dan-nq06');
    for (const text of ['q', 'qu', 'quy']) search.type(text);
    await vi.advanceTimersByTimeAsync(DELAY);
    expect(host.waiting.map((one) => one.request.query)).toEqual(['quy']);
    expect(host.waiting[0]?.request).toMatchObject({
      typing: true,
      as_typed: false,
      current: 'huong-dan-nq06',
    });
    search.type('quy h');
    await vi.advanceTimersByTimeAsync(DELAY);
    expect(host.waiting).toHaveLength(2);
  });

  it('drops an answer that comes after a newer question, and keeps the old list until the new one', async () => {
    const host = new SlowHost();
    const search = new Search(host, () => null);
    search.type('một');
    await vi.advanceTimersByTimeAsync(DELAY);
    host.waiting[0]?.answer();
    await settle();
    expect(search.page?.interpreted).toBe('một');
    search.type('hai');
    await vi.advanceTimersByTimeAsync(DELAY);
    search.type('ba');
    await vi.advanceTimersByTimeAsync(DELAY);
    host.waiting[2]?.answer();
    await settle();
    expect(search.page?.interpreted).toBe('ba');
    host.waiting[1]?.answer();
    await settle();
    expect(search.page?.interpreted).toBe('ba');
    expect(search.answered).toBe('ba');
  });

  it('has the words of the bar without opening, and asks again when what was found may be other', async () => {
    const host = new SlowHost();
    const search = new Search(host, () => null);
    search.type('một');
    await vi.advanceTimersByTimeAsync(DELAY);
    search.outdated();
    expect(host.waiting).toHaveLength(2);
    host.waiting[1]?.answer();
    await settle();
    search.echo('hai');
    await vi.advanceTimersByTimeAsync(DELAY);
    expect([search.open, search.query, search.filling?.text]).toEqual([false, 'hai', 'hai']);
    expect(search.page).toBeNull();
    expect(host.waiting).toHaveLength(2);
    search.show();
    host.waiting[2]?.answer();
    await settle();
    expect(search.page?.interpreted).toBe('hai');
    search.hide();
    // Beside closed results nothing is asked; the next look at them does.
    search.outdated();
    expect(host.waiting).toHaveLength(3);
    search.show();
    expect(host.waiting).toHaveLength(4);
  });

  it('a late failure of an old question says nothing; a failure of the newest does', async () => {
    const host = new SlowHost();
    const search = new Search(host, () => null);
    search.type('a');
    await vi.advanceTimersByTimeAsync(DELAY);
    search.type('ab');
    await vi.advanceTimersByTimeAsync(DELAY);
    host.waiting[0]?.refuse();
    await settle();
    expect(search.error).toBeNull();
    host.waiting[1]?.refuse();
    await settle();
    expect(search.error).toBe('internal');
  });

  it('waits for the answer to what is typed, and gives it up when the reader types on or it fails', async () => {
    const host = new SlowHost();
    const search = new Search(host, () => null);
    search.type('một');
    const first = search.answer();
    host.waiting[0]?.answer();
    expect(await first).toBe(true);
    expect(await search.answer(), 'it is there').toBe(true);
    expect(host.waiting).toHaveLength(1);

    search.type('hai');
    const second = search.answer();
    search.type('ba');
    host.waiting[1]?.answer();
    expect(await second, 'the reader typed on').toBe(false);

    const third = search.answer();
    host.waiting[2]?.refuse();
    expect(await third, 'it failed').toBe(false);
  });

  it('an emptied box closes the list, and an answer on its way no longer opens it', async () => {
    const host = new SlowHost();
    const search = new Search(host, () => null);
    search.type('quy');
    await vi.advanceTimersByTimeAsync(DELAY);
    search.type('');
    host.waiting[0]?.answer();
    await settle();
    expect(search.open).toBe(false);
    expect(search.page).toBeNull();
  });

  it('takes the words as typed on request, until the text changes', async () => {
    const host = new SlowHost();
    const search = new Search(host, () => null);
    search.type('bong da');
    search.toggleAsTyped();
    expect(host.waiting[0]?.request).toMatchObject({ as_typed: true, typing: false });
    search.type('bong dan');
    expect(search.asTyped).toBe(false);
  });
});
