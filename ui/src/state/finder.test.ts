import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeHost } from '../ipc/fake/host';
import { Desk } from './desk.svelte';
import { FIND_DELAY } from './finder.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

async function reading(): Promise<{ desk: Desk; host: FakeHost }> {
  const host = new FakeHost({ profiles: ['Hạnh'] });
  const desk = new Desk(host);
  await desk.start();
  await desk.openProfile({ id: 'p1', name: 'Hạnh' });
  await desk.reading.open('huong-dan-nq06');
  return { desk, host };
}

describe('finding in the page', () => {
  it('asks once a pause, goes to the first place after the reader, and around both ends', async () => {
    const { desk, host } = await reading();
    const { finder } = desk;
    finder.show();
    for (const text of ['k', 'kh', 'khi', 'khi hau']) finder.type(text);
    await vi.advanceTimersByTimeAsync(FIND_DELAY);
    const asked = host.calls.filter((call) => call.name === 'marks');
    expect(asked).toHaveLength(1);
    expect(asked[0]?.args).toMatchObject({ query: 'khi hau', typing: true, together: true });
    const count = finder.found.count;
    expect(count).toBeGreaterThan(0);
    expect(finder.going?.match).toEqual(finder.match);
    const first = finder.at;
    for (let step = 0; step < count; step += 1) await finder.step(1);
    expect(finder.at).toBe(first);
    await finder.step(-1);
    expect(finder.at).toBe((first - 1 + count) % count);
  });

  it('an opened passage stands among the places that say the question, without going anywhere else', async () => {
    const { desk, host } = await reading();
    await desk.finder.follow('quy hoach', true, 'II.3.(2):0');
    expect(host.calls.at(-1)?.args).toMatchObject({
      typing: false,
      as_typed: true,
      together: true,
      opened: 'II.3.(2):0',
    });
    expect(desk.finder.match?.block).toBe('II.3.(2):0');
    expect(desk.finder.going).toBeNull();
  });

  it('stops at every word when asked to, and keeps that with the profile', async () => {
    const { desk, host } = await reading();
    desk.finder.show('quy hoach');
    await vi.advanceTimersByTimeAsync(0);
    await desk.finder.setEveryWord(true);
    expect(host.calls.filter((call) => call.name === 'marks').at(-1)?.args).toMatchObject({
      together: false,
    });
    await vi.advanceTimersByTimeAsync(200);
    expect(host.settings.every_word).toBe(true);
    await desk.finder.setEveryWord(false);
    expect(host.calls.filter((call) => call.name === 'marks').at(-1)?.args).toMatchObject({ together: true });
  });

  it('lights nothing once it is closed, in another document, or for another reader', async () => {
    const { desk } = await reading();
    await desk.finder.follow('quy hoach', false, undefined);
    expect(desk.finder.found.count).toBeGreaterThan(0);
    await desk.reading.open('tom-luoc-nq06');
    expect(desk.finder.found.count).toBe(0);
    await desk.finder.again();
    expect(desk.finder.found.count).toBeGreaterThan(0);
    desk.finder.close();
    expect(desk.finder.found.count).toBe(0);
    await desk.switchProfile();
    expect(desk.finder.query).toBe('');
  });

  it('an answer that comes after a newer question is dropped', async () => {
    const { desk, host } = await reading();
    const waiting: (() => void)[] = [];
    const call = host.call.bind(host);
    host.call = (async (name: 'marks', args: never) => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      return call(name, args);
    }) as FakeHost['call'];
    const old = desk.finder.follow('quy hoach', false, undefined);
    const fresh = desk.finder.follow('khi hau', false, undefined);
    waiting[1]?.();
    await fresh;
    const { found } = desk.finder;
    expect(found.count).toBeGreaterThan(0);
    waiting[0]?.();
    await old;
    expect(desk.finder.found).toBe(found);
  });
});

describe('earlier searches', () => {
  it('are kept for a reader only, and an empty box shows them', async () => {
    const { desk, host } = await reading();
    desk.search.type('quy hoach');
    desk.search.type('');
    expect(desk.search.open).toBe(false);
    await desk.history.remember('quy hoach');
    desk.search.show();
    expect(desk.search.open).toBe(true);
    await desk.history.keep(false);
    await desk.history.remember('khi hau');
    expect(desk.history.queries).toEqual([]);
    await desk.switchProfile();
    const before = host.calls.length;
    await desk.readWithoutNotes();
    await desk.history.remember('khi hau');
    expect(host.calls.slice(before).some((one) => one.name === 'remember_search')).toBe(false);
  });
});

describe('narrowing', () => {
  it('goes with the question, and words put into the box are asked at once', async () => {
    const { desk, host } = await reading();
    desk.search.narrow({ doc: 'tom-luoc-nq06' });
    desk.searchFor('quy hoach');
    await vi.advanceTimersByTimeAsync(0);
    expect(host.calls.at(-1)?.args).toMatchObject({
      query: 'quy hoach',
      doc: 'tom-luoc-nq06',
      notes_only: false,
    });
    expect(desk.search.filling?.text).toBe('quy hoach');
    desk.search.narrow({ kind: 'law', doc: null });
    await vi.advanceTimersByTimeAsync(0);
    expect(host.calls.at(-1)?.args).not.toHaveProperty('doc');
    desk.search.clear();
    expect(desk.search.isNarrowed).toBe(false);
  });
});
