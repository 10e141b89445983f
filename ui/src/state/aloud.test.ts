import { describe, expect, it } from 'vitest';
import { FakeHost } from '../ipc/fake/host';
import type { Pace, Voice } from '../ipc/voice';
import { Desk } from './desk.svelte';

/** A voice that ends a text when it is told to. */
class Mouth implements Voice {
  readonly said: { text: string; pace: Pace }[] = [];
  hushed = 0;
  #end: ((said: boolean) => void) | null = null;
  #fail: ((why: Error) => void) | null = null;

  speak(text: string, pace: Pace): Promise<boolean> {
    this.said.push({ text, pace });
    return new Promise((resolve, reject) => {
      this.#end = resolve;
      this.#fail = reject;
    });
  }
  hush(): void {
    this.hushed += 1;
    this.#end?.(false);
  }
  async end(): Promise<void> {
    this.#end?.(true);
    await settled();
  }
  async fail(): Promise<void> {
    this.#fail?.(new Error('no sound'));
    await settled();
  }
  get texts(): string[] {
    return this.said.map(({ text }) => text);
  }
}

// Everything asked of the fake is answered in a few turns.
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

async function desk(long?: number): Promise<{ desk: Desk; host: FakeHost; mouth: Mouth }> {
  const host = new FakeHost({ profiles: ['Hạnh'], ...(long === undefined ? {} : { long }) });
  const mouth = new Mouth();
  host.voice = mouth;
  const own = new Desk(host);
  await own.start();
  await own.openProfile({ id: 'p1', name: 'Hạnh' });
  await own.reading.open('huong-dan-nq06');
  return { desk: own, host, mouth };
}

function idsOf(own: Desk): string[] {
  const { view } = own.reading;
  return Array.from({ length: view?.length ?? 0 }, (_, index) => view?.idOf(index) ?? '');
}

describe('reading aloud', () => {
  it('goes from sentence to sentence and from block to block, and ends with the document', async () => {
    const { desk: own, mouth } = await desk();
    const ids = idsOf(own);
    void own.aloud.readFrom(ids.at(-2) ?? '');
    await settled();
    expect(own.aloud.state).toBe('speaking');
    const blocks = new Set<string>();
    for (let spoken = 0; own.aloud.on && spoken < 100; spoken += 1) {
      const now = own.aloud.now;
      blocks.add(now?.block ?? '');
      const written = own.reading.blockView(now?.block ?? '')?.text.slice(now?.start, now?.end) ?? '?';
      expect(mouth.texts.at(-1)).toContain(written);
      await mouth.end();
    }
    expect([...blocks]).toEqual(ids.slice(-2));
    expect(own.aloud.state).toBe('off');
    expect(own.aloud.now).toBeNull();
  });

  it('reads the chosen words alone', async () => {
    const { desk: own, mouth } = await desk();
    const block = own.reading.view?.block(2);
    if (!block) throw new Error('no block');
    void own.aloud.readChosen({ parts: [{ block: block.id, start: 3, end: 12 }] });
    await settled();
    expect(mouth.texts).toEqual([block.text.slice(3, 12)]);
    await mouth.end();
    expect(own.aloud.on).toBe(false);
  });

  it('reads a section with those under it, and no further', async () => {
    const { desk: own, mouth } = await desk();
    const { view } = own.reading;
    const section = view?.provisions.find((one) => one.address === 'II.3');
    if (!view || !section) throw new Error('no section');
    void own.aloud.readBlock(view.idOf(section.first_block) ?? '');
    await settled();
    let last = own.aloud.now;
    for (let spoken = 0; own.aloud.on && spoken < 500; spoken += 1) {
      last = own.aloud.now ?? last;
      await mouth.end();
    }
    const address = view.provisions[view.provisionOf(last?.index ?? -1)]?.address ?? '';
    expect(address.startsWith('II.3')).toBe(true);
    const after = view.provisions[view.provisionOf((last?.index ?? -1) + 1)]?.address ?? '';
    expect(after.startsWith('II.3')).toBe(false);
  });

  it('pauses, and goes on with the same sentence', async () => {
    const { desk: own, mouth } = await desk();
    void own.aloud.readFrom(idsOf(own)[1] ?? '');
    await settled();
    const now = own.aloud.now;
    own.aloud.pause();
    await settled();
    expect(mouth.hushed).toBe(1);
    expect(own.aloud.state).toBe('paused');
    expect(own.aloud.now).toBe(now);
    void own.aloud.continue();
    await settled();
    expect(mouth.texts).toEqual([mouth.texts[0], mouth.texts[0]]);
    expect(own.aloud.state).toBe('speaking');
  });

  it('steps on and back over blocks, without a word while it is paused', async () => {
    const { desk: own, mouth } = await desk();
    const ids = idsOf(own);
    void own.aloud.readFrom(ids[1] ?? '');
    await settled();
    const first = own.aloud.now;
    // Each step says a sentence, so it is over only when that is.
    for (let tries = 0; own.aloud.now?.block === first?.block && tries < 50; tries += 1) {
      void own.aloud.step(1);
      await settled();
    }
    expect(own.aloud.now?.block).toBe(ids[2]);
    expect(own.aloud.state).toBe('speaking');
    own.aloud.pause();
    const spoken = mouth.said.length;
    await own.aloud.step(-1);
    expect(own.aloud.now?.block).toBe(ids[1]);
    // Before the first there is the first.
    for (let tries = 0; tries < 50; tries += 1) await own.aloud.step(-1);
    expect(own.aloud.now).toEqual(first);
    expect(own.aloud.state).toBe('paused');
    expect(mouth.said).toHaveLength(spoken);
  });

  it('begins the sentence anew in another pace, and keeps the pace', async () => {
    const { desk: own, mouth } = await desk();
    void own.aloud.readFrom(idsOf(own)[1] ?? '');
    await settled();
    void own.aloud.changePace(1);
    await settled();
    expect(mouth.said.map(({ pace }) => pace)).toEqual([3, 4]);
    expect(mouth.texts[1]).toBe(mouth.texts[0]);
    for (let more = 0; more < 5; more += 1) void own.aloud.changePace(1);
    await settled();
    expect(own.settings.pace).toBe(5);
    await own.settings.flush();
    expect(own.settings.pace).toBe(5);
  });

  it('says where there is no voice, and finds one that was added meanwhile', async () => {
    const { desk: own, host, mouth } = await desk();
    host.voice = 'windows';
    await own.aloud.readFrom(idsOf(own)[1] ?? '');
    expect(own.aloud.state).toBe('missing');
    expect(own.aloud.missing).toBe('windows');
    host.voice = mouth;
    void own.aloud.readFrom(idsOf(own)[1] ?? '');
    await settled();
    expect(own.aloud.state).toBe('speaking');
  });

  it('stays at the sentence that the voice failed at', async () => {
    const { desk: own, mouth } = await desk();
    void own.aloud.readFrom(idsOf(own)[1] ?? '');
    await settled();
    const now = own.aloud.now;
    await mouth.fail();
    expect(own.aloud.state).toBe('paused');
    expect(own.aloud.failed).toBe(true);
    expect(own.aloud.now).toBe(now);
    void own.aloud.continue();
    await settled();
    expect(own.aloud.failed).toBe(false);
  });

  it('falls silent when the notebook is closed', async () => {
    const { desk: own, mouth } = await desk();
    void own.aloud.readFrom(idsOf(own)[1] ?? '');
    await settled();
    await own.switchProfile();
    expect(own.aloud.state).toBe('off');
    const spoken = mouth.said.length;
    await mouth.end();
    expect(mouth.said).toHaveLength(spoken);
  });

  it('paused before its first sentence, begins with it when it goes on', async () => {
    const { desk: own, mouth } = await desk();
    const ids = idsOf(own);
    void own.aloud.readFrom(ids[1] ?? '');
    own.aloud.pause();
    await settled();
    expect(own.aloud.state).toBe('paused');
    expect(mouth.said).toHaveLength(0);
    void own.aloud.continue();
    await settled();
    expect(own.aloud.state).toBe('speaking');
    expect(own.aloud.now?.block).toBe(ids[1]);
    expect(mouth.said).toHaveLength(1);
  });

  it('lets a later start win over one that is still looking', async () => {
    const { desk: own, mouth } = await desk();
    const ids = idsOf(own);
    void own.aloud.readFrom(ids[1] ?? '');
    void own.aloud.readFrom(ids[3] ?? '');
    await settled();
    expect(own.aloud.now?.block).toBe(ids[3]);
    expect(mouth.said).toHaveLength(1);
  });
});
