import { describe, expect, it } from 'vitest';
import { shelf } from '../../ipc/fake/shelf';
import type { DocumentView } from '../../ipc/types/commands';
import { DocumentText } from '../../state/document-text';
import { leafElements, putEditorNotes } from './block-elements';
import { notesUnder } from './editor-notes';
import { unitsOf } from './units';

const documents = [...shelf().documents.values()];
const textOf = (view: DocumentView) => new DocumentText(view, () => Promise.resolve([]));

function lay(view: DocumentView) {
  const units = unitsOf(view.blocks);
  const leaf = document.createElement('div');
  leaf.append(...leafElements(units, textOf(view)));
  return { units, leaf };
}
const all = (leaf: Element, selector: string) => [...leaf.querySelectorAll<HTMLElement>(selector)];

describe('a document’s blocks as elements', () => {
  it.each(documents.map((view) => [view.summary.id, view] as const))('of %s', (_, view) => {
    const { leaf } = lay(view);
    expect(all(leaf, '[data-block]').map((one) => one.dataset['block'])).toEqual(
      view.blocks.map((block) => block.id),
    );
    const addressed = view.blocks.filter((block) => block.kind !== 'rule');
    expect(all(leaf, 'button.addr').map((one) => one.textContent)).toEqual(
      addressed.map((block) => block.label),
    );
    for (const block of view.blocks) {
      const element = leaf.querySelector(`[data-block="${block.id}"]`);
      const cells = all(element ?? leaf, '[data-text]').map((one) =>
        one.innerHTML.replaceAll(/<span class="whole">(.*?)<\/span>/gu, '$1'),
      );
      const given =
        block.cells.length > 0 ? block.cells : block.kind === 'rule' ? [] : [block.html ?? block.text];
      expect(cells).toHaveLength(given.length);
      expect(element?.querySelectorAll('.m').length).toBe(
        block.mark !== null && block.kind !== 'heading' ? 1 : 0,
      );
    }
  });

  it('keeps ranges and documents’ numbers together, and the words as they are', () => {
    const [view] = documents;
    const [first] = view?.blocks ?? [];
    if (!view || !first) throw new Error('no block');
    const text =
      'Từ 950–1.000 đô thị, 1,9–2,3%, ngày 16–17/6/2022; kinh tế – xã hội; số 06-NQ/TW, 891/QĐ-TTg, 15-8';
    const html = '<strong>8–10</strong> m², <em>khoảng</em> 1–2<sup class="ref" data-note="0">a</sup>';
    const plain = { ...first, kind: 'paragraph' as const, cells: [], html: null, text };
    const marked = { ...plain, html, text: '8–10 m², khoảng 1–2' };
    const leaf = document.createElement('div');
    leaf.append(...leafElements(unitsOf([plain, marked]), textOf(view)));
    const [one, other] = all(leaf, '[data-text]');
    expect(one?.textContent).toBe(text);
    expect(other?.textContent).toBe('8–10 m², khoảng 1–2a');
    expect(all(leaf, '.whole').map((one) => one.textContent)).toEqual([
      '950–1.000',
      '1,9–2,3%',
      '16–17/6/2022',
      '06-NQ/TW',
      '891/QĐ-TTg',
      '8–10',
      '1–2',
    ]);
  });

  it('gives a table its roles, and each cell the name of its column', () => {
    const view = documents.find((one) => one.tables.length > 0);
    if (!view) throw new Error('the shelf has no table');
    const { leaf } = lay(view);
    const table = leaf.querySelector('table');
    const names = all(table ?? leaf, 'th').map((one) => one.textContent);
    expect(names.length).toBeGreaterThan(2);
    const row = table?.querySelector('tbody tr');
    expect(all(row ?? leaf, 'td.cell').map((one) => one.dataset['head'])).toEqual([
      undefined,
      ...names.slice(1),
    ]);
    expect(table?.getAttribute('role')).toBe('table');
  });

  it('moves the editor’s notes to where they are wanted, and leaves none behind', () => {
    const view = documents.find((one) => one.summary.kind === 'guidance');
    if (!view) throw new Error('the shelf has no guidance');
    const { units, leaf } = lay(view);
    const given = view.blocks.flatMap((block) => block.notes).length;
    expect(given).toBeGreaterThan(2);
    const own = textOf(view);
    for (const where of ['block', 'section', 'letter', 'block'] as const) {
      putEditorNotes(leaf, units, own, notesUnder(own, where));
      expect(all(leaf, '.editor .one')).toHaveLength(where === 'letter' ? 0 : given);
    }
    expect(all(leaf, '.editor .lab').length).toBeGreaterThan(0);
  });
});
