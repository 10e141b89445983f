import { describe, expect, it } from 'vitest';
import { FakeHost } from '../../ipc/fake/host';
import { DocumentText } from '../../state/document-text';
import { notesUnder } from './editor-notes';

async function opened() {
  const document = await new FakeHost().call('open_document', { doc: 'huong-dan-nq06' });
  return { document, text: new DocumentText(document, () => Promise.resolve([])) };
}

describe('editor’s notes', () => {
  it('stand once each, whichever place is chosen', async () => {
    const { document, text } = await opened();
    const all = document.blocks.flatMap((block) => block.notes.map((ref) => ref.note));
    expect(all.length).toBeGreaterThan(2);
    for (const where of ['block', 'section'] as const) {
      const under = notesUnder(text, where);
      expect(document.blocks.flatMap((block) => under(block).map((ref) => ref.note))).toEqual(all);
    }
  });

  it('at the end of a section come after its last block, with the label first', async () => {
    const { document, text } = await opened();
    const under = notesUnder(text, 'section');
    const holders = document.blocks.filter((block) => under(block).length > 0);
    for (const holder of holders) {
      const next = document.blocks[document.blocks.indexOf(holder) + 1];
      expect(next === undefined || next.kind === 'heading').toBe(true);
      expect(under(holder)[0]?.first).toBe(true);
    }
  });

  it('or nowhere, until a letter is asked', async () => {
    const { document, text } = await opened();
    const under = notesUnder(text, 'letter');
    expect(document.blocks.every((block) => under(block).length === 0)).toBe(true);
  });
});
