import { beforeEach, describe, expect, it } from 'vitest';
import { shelf } from '../ipc/fake/shelf';
import type { BlockView, DocumentView, OutlineView } from '../ipc/types/commands';
import { DocumentText } from './document-text';

const documents = [...shelf(5000).documents.values()];
const long = documents.find((view) => view.blocks.length > 4000) as DocumentView;

/** A document as the core gives a large one: the first blocks and an outline of all. */
function inParts(view: DocumentView, first = 256) {
  const whole = new DocumentText(view, () => Promise.resolve([]));
  const letters = {
    heading: 'h',
    paragraph: 'p',
    marked: 'm',
    table_head: 't',
    table_row: 'r',
    code: 'c',
    rule: '-',
  };
  const outline: OutlineView = {
    kinds: view.blocks.map((block) => letters[block.kind]).join(''),
    lengths: view.blocks.map((block) => block.text.length),
    stretches: [...whole.stretches()].map(([from, , provision]) => {
      const id = view.blocks[from]?.id ?? '';
      return [from, provision, Number(id.slice(id.lastIndexOf(':') + 1))];
    }),
    tables: whole.rows.map(([from, rows]) => [from, rows]),
    noted: [...whole.noted].map(([block, notes]) => ({ block, notes: [...notes] })),
  };
  const asked: [number, number][] = [];
  const ask = (_: string, from: number, to: number): Promise<BlockView[]> => {
    asked.push([from, to]);
    return Promise.resolve(view.blocks.slice(from, Math.min(to, from + 700)));
  };
  const text = new DocumentText({ ...view, blocks: view.blocks.slice(0, first), outline }, ask);
  return { text, asked };
}

describe('a document that comes in parts', () => {
  let text: DocumentText;
  let asked: [number, number][];
  beforeEach(() => {
    ({ text, asked } = inParts(long));
  });

  it.each(documents.map((view) => [view.summary.id, view] as const))(
    'knows all of %s by its outline',
    (_, view) => {
      const { text: own } = inParts(view);
      const whole = new DocumentText(view, () => Promise.resolve([]));
      view.blocks.forEach((block, index) => {
        expect(own.idOf(index)).toBe(block.id);
        expect(own.indexOf(block.id)).toBe(index);
        expect(own.kind(index)).toBe(block.kind);
        expect(own.provisionOf(index)).toBe(block.provision);
        expect(own.headingAfter(index)).toBe(whole.headingAfter(index));
        expect(own.tableOf(index)).toEqual(block.table === null ? undefined : whole.tableOf(index));
      });
      expect([...own.stretches()]).toEqual([...whole.stretches()]);
    },
  );

  it('has no block that isn’t of it', () => {
    for (const id of ['', ':', 'x:0', '1', '1: 0', '1:-1', '1:1e0', '1:00', '1:9999']) {
      expect(text.indexOf(id), id).toBe(-1);
    }
    expect([text.idOf(-1), text.idOf(text.length), text.kind(text.length)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('asks for what isn’t here, once, and gives it afterwards', async () => {
    expect(text.has(0, 256)).toBe(true);
    expect(text.has(250, 300)).toBe(false);
    expect(text.block(3000)).toBeUndefined();
    await Promise.all([text.load(3000, 3010), text.load(2999, 3001)]);
    expect(asked).toEqual([[2816, 3072]]);
    expect(text.block(3000)).toBe(long.blocks[3000]);
    await text.load(3000, 3010);
    expect(asked).toHaveLength(1);
  });

  it('keeps only so much, the latest of it', async () => {
    const { text: own } = inParts({ ...long, blocks: Array.from({ length: 20 }, () => long.blocks).flat() });
    for (let at = 0; at < own.length; at += 256) await own.load(at, at + 1);
    expect(own.has(0, 1)).toBe(false);
    expect(own.has(own.length - 1, own.length)).toBe(true);
    const here = Array.from({ length: own.length }, (_, index) => own.block(index)).filter(Boolean);
    expect(here.length).toBeLessThan(15_000);
  });

  it('gives all of a stretch for work that needs it together, however little comes at once', async () => {
    const blocks = await text.all(100, 2500);
    expect(blocks.map((block) => block.id)).toEqual(long.blocks.slice(100, 2500).map((block) => block.id));
  });

  it('a part that couldn’t be had is asked for again', async () => {
    let fails = true;
    const own = new DocumentText(
      {
        ...long,
        blocks: [],
        outline: { kinds: 'ppp', lengths: [1, 1, 1], stretches: [[0, 0, 0]], tables: [], noted: [] },
      },
      () => (fails ? Promise.reject(new Error('gone')) : Promise.resolve(long.blocks.slice(0, 3))),
    );
    await expect(own.load(0, 1)).rejects.toThrow('gone');
    fails = false;
    await own.load(0, 1);
    expect(own.block(2)).toBe(long.blocks[2]);
  });
});
