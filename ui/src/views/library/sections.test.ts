import { describe, expect, it } from 'vitest';
import type { Share } from '../../state/progress.svelte';
import { FakeHost } from '../../ipc/fake/host';
import { linesOf, readLines, shownLines } from './sections';

const view = async () => new FakeHost().call('open_document', { doc: 'huong-dan-nq06' });

describe('the contents', () => {
  it('know what stands under what, and fold', async () => {
    const lines = linesOf(await view());
    const second = lines.find((line) => line.provision.address === 'II');
    const first = lines.find((line) => line.provision.address === 'II.1');
    expect(second?.hasChildren).toBe(true);
    expect(first?.above).toEqual([second?.id]);
    const folded = shownLines(lines, '', new Set([second?.id ?? '']));
    expect(folded.some((line) => line.provision.address === 'II')).toBe(true);
    expect(folded.some((line) => line.provision.address.startsWith('II.'))).toBe(false);
  });

  it('a filter looks into folded parts too, with or without marks', async () => {
    const lines = linesOf(await view());
    const found = shownLines(lines, 'ke hoach', new Set(lines.map((line) => line.id)));
    expect(found.map((line) => line.provision.address)).toEqual(['II.2']);
  });

  it('a part is read when all under it is', async () => {
    const document = await view();
    const shares = new Map<number, Share>(
      document.provisions.flatMap((one, index) =>
        one.address.startsWith('II.') && !one.is_item ? [[index, { read: 10, all: 10 }] as const] : [],
      ),
    );
    const lines = linesOf(document);
    const part = lines.find((line) => line.provision.address === 'II')?.id ?? '';
    expect([...readLines(lines, shares)]).toContain(part);
    const last = [...shares.keys()].at(-1) ?? -1;
    shares.set(last, { read: 9, all: 10 });
    expect([...readLines(lines, shares)]).not.toContain(part);
  });
});
