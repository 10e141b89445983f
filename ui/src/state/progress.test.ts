import { beforeEach, describe, expect, it } from 'vitest';
import { FakeHost } from '../ipc/fake/host';
import type { DocumentView } from '../ipc/types/commands';
import { DocumentText } from './document-text';
import { CHARACTERS_A_SECOND, isRead, Progress } from './progress.svelte';

let host: FakeHost;
let view: DocumentView;
let text: DocumentText;
let progress: Progress;
const length = (id: string) => view.blocks.find((block) => block.id === id)?.text.length ?? 0;
const secondsFor = (...ids: string[]) => ids.reduce((sum, id) => sum + length(id), 0) / CHARACTERS_A_SECOND;

beforeEach(async () => {
  host = new FakeHost({ profiles: ['Hạnh'] });
  view = await host.call('open_document', { doc: 'huong-dan-nq06' });
  text = new DocumentText(view, () => Promise.resolve([]));
  progress = new Progress(host, () => true);
  await progress.open(text);
});

describe('progress', () => {
  it('what is scrolled past isn’t read', () => {
    for (const block of view.blocks) progress.dwell([block.id], 0.05);
    const long = view.blocks.filter((block) => block.text.length > 5);
    expect(long.every((block) => !progress.read.has(block.id))).toBe(true);
  });

  it('what is dwelt on is, from the top of what is in sight', () => {
    progress.dwell(['II.1:1', 'II.1:2'], secondsFor('II.1:1'));
    expect([...progress.read]).toEqual(['II.1:1']);
    progress.dwell(['II.1:1', 'II.1:2'], secondsFor('II.1:2') / 2);
    expect(progress.read.has('II.1:2')).toBe(false);
    progress.dwell(['II.1:1', 'II.1:2'], secondsFor('II.1:2') / 2 + 0.1);
    expect(progress.read.has('II.1:2')).toBe(true);
  });

  it('a section is read when all of its text is, and the next one is where to go on', () => {
    const index = view.provisions.findIndex((one) => one.address === 'II.1');
    const own = view.blocks.filter((block) => block.provision === index && block.kind !== 'heading');
    progress.dwell(
      own.map((block) => block.id),
      1e6,
    );
    const share = progress.shares.get(index);
    expect(share && isRead(share)).toBe(true);
    expect(progress.sectionsRead).toBe(1);
    const first = [...progress.shares.keys()][0] ?? -1;
    expect(progress.next).toBe(view.provisions[first]);
  });

  it('is written down, comes back, and can be forgotten', async () => {
    progress.dwell(['II.1:1'], 1e6);
    await progress.flush();
    expect(host.read.get('huong-dan-nq06')).toEqual(new Set(['II.1:1']));
    const later = new Progress(host, () => true);
    await later.open(text);
    expect(later.read.has('II.1:1')).toBe(true);
    await later.forget();
    expect(later.read.size).toBe(0);
    expect(host.read.get('huong-dan-nq06')).toBeUndefined();
  });

  it('a guest’s reading is never written', async () => {
    const guest = new Progress(host, () => false);
    await guest.open(text);
    guest.dwell(['II.1:1'], 1e6);
    await guest.flush();
    expect(host.calls.filter((call) => call.name === 'mark_read')).toEqual([]);
  });
});
