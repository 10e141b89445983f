import { describe, expect, it } from 'vitest';
import { FakeHost } from '../../ipc/fake/host';
import { Library } from '../../state/library.svelte';
import { passageAt, placeIn } from './passage';

async function open(doc: string) {
  const library = new Library(new FakeHost());
  await library.load();
  return library.open(doc);
}
const shown = async (address: string) => {
  const text = await open('huong-dan-nq06');
  const { blocks, more } = await passageAt(text, placeIn(text, undefined, address));
  return { ids: blocks.map((block) => block.id), more };
};

describe('a passage before it is gone to', () => {
  it('is a section with what stands under its heading, and nothing of the next', async () => {
    expect(await shown('I.1')).toEqual({ ids: ['I.1:0', 'I.1:1', 'I.1:2'], more: false });
    expect(await shown('II.3.(2)')).toEqual({ ids: ['II.3.(2):0'], more: false });
  });

  it('ends where there is enough to know it by', async () => {
    const { ids, more } = await shown('II.3');
    expect(ids[0]).toBe('II.3:0');
    expect(ids.length).toBeLessThan(8);
    expect(more).toBe(true);
  });

  it('of a whole document is its title and first words', async () => {
    const text = await open('tom-luoc-nq06');
    expect((await passageAt(text, 0)).blocks.map((block) => block.kind)).toEqual(['heading', 'paragraph']);
    expect(placeIn(text, undefined, 'khong-co')).toBe(-1);
    expect(placeIn(text, 'quan-diem:0', undefined)).toBeGreaterThan(0);
  });
});
