import { describe, expect, it } from 'vitest';
import { shelf } from '../../ipc/fake/shelf';
import type { OutlineView } from '../../ipc/types/commands';
import { DocumentText } from '../../state/document-text';
import { Leaves, unitsOf } from './units';

const [any] = shelf().documents.values();
function text(outline: Partial<OutlineView> & { kinds: string }): DocumentText {
  if (!any) throw new Error('the shelf is empty');
  const own = {
    lengths: Array.from(outline.kinds, () => 20),
    stretches: [[0, 0, 0]],
    tables: [],
    noted: [],
    ...outline,
  };
  return new DocumentText({ ...any, blocks: [], outline: own as OutlineView }, () => Promise.resolve([]));
}
const starts = (leaves: Leaves) => [...leaves.starts];

describe('the leaves of a document', () => {
  it('hold every block once, in order', () => {
    const leaves = new Leaves(text({ kinds: 'h' + 'p'.repeat(20) }));
    expect(starts(leaves)).toEqual([0, 8, 16, 21]);
    expect(leaves.count).toBe(3);
    expect([0, 7, 8, 20].map((block) => leaves.leafOf(block))).toEqual([0, 0, 1, 2]);
    expect(leaves.blocks(2)).toEqual([16, 21]);
  });

  it('a table is one thing on a leaf, unless it is long', () => {
    const small = new Leaves(text({ kinds: 'p' + 't' + 'r'.repeat(40) + 'p'.repeat(7), tables: [[1, 41]] }));
    expect(starts(small)).toEqual([0, 48, 49]);
    const rows = 1000;
    const long = new Leaves(text({ kinds: 'pp' + 't' + 'r'.repeat(rows) + 'pp', tables: [[2, rows + 1]] }));
    const sizes = starts(long).flatMap((at, index, all) => (index === 0 ? [] : [at - (all[index - 1] ?? 0)]));
    expect(Math.max(...sizes)).toBeLessThan(100);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(rows + 5);
    // What follows the table stands with nothing of it.
    expect(long.blocks(long.leafOf(rows + 3))[0]).toBe(rows + 3);
  });

  it('are thought to be as high as what stands on them', () => {
    const own = text({
      kinds: 'p'.repeat(16),
      lengths: [...Array<number>(8).fill(20), ...Array<number>(8).fill(2000)],
    });
    const [short = 0, long = 0] = new Leaves(own).lines;
    expect(short).toBeGreaterThan(8);
    expect(long).toBeGreaterThan(short * 10);
    expect(new Leaves(text({ kinds: '' })).count).toBe(0);
  });

  it('have the same units as the blocks of a small document', () => {
    if (!any) throw new Error('the shelf is empty');
    const whole = new DocumentText(any, () => Promise.resolve([]));
    const leaves = new Leaves(whole);
    const units = Array.from({ length: leaves.count }, (_, leaf) =>
      unitsOf(any.blocks.slice(...leaves.blocks(leaf))),
    );
    expect(units.flat().map((unit) => unit.key)).toEqual(unitsOf(any.blocks).map((unit) => unit.key));
    expect(units.every((own) => own.length <= 8)).toBe(true);
  });
});
