import { outline, type IconName } from '../../controls/icons';
import type { BlockView, EditorNoteView, NoteRefView } from '../../ipc/types/commands';
import type { DocumentText } from '../../state/document-text';
import { spokenAddress } from '../../text/address';
import { reading as words } from '../../text/vi';
import { keepTitle, keepWhole, putMarkup } from '../markup';
import { columnsOf } from './columns';
import type { Under } from './editor-notes';
import { LONG_TABLE, type Unit } from './units';

// The text as elements. It is made without components: what those keep of thousands of blocks that never change is
// more work to look after than the blocks are to make.

/** What stands on a leaf, without the editor's notes. */
export function leafElements(units: readonly Unit[], view: DocumentText): HTMLElement[] {
  return units.map((unit) => (unit.kind === 'block' ? blockElement(unit.block) : tableElement(unit, view)));
}

/** Puts the editor's notes under the elements of a leaf, in place of those that stood there. */
export function putEditorNotes(
  leaf: Element,
  units: readonly Unit[],
  view: DocumentText,
  under: Under,
): void {
  units.forEach((unit, index) => {
    const holder = leaf.children[index];
    const before = holder?.lastElementChild;
    if (before?.matches('.editor, .inner')) before.remove();
    const refs = unit.kind === 'block' ? under(unit.block) : unit.rows.flatMap(under);
    if (refs.length === 0) return;
    const notes = editorNotes(refs, view.notes);
    holder?.append(unit.kind === 'block' ? notes : make('div', { class: 'blk inner' }, notes));
  });
}

function blockElement(block: BlockView): HTMLElement {
  const heading = block.kind === 'heading';
  const parts = [textOf(block), make('div', { class: 'marks' })];
  if (block.kind !== 'rule') parts.unshift(address(block));
  const look = heading ? `blk head h${block.level}` : 'blk';
  return make('div', { class: look, 'data-block': block.id, tabindex: '-1' }, ...parts);
}

function textOf(block: BlockView): HTMLElement {
  switch (block.kind) {
    case 'rule':
      return make('hr', { class: 'tx' });
    case 'code':
      return make('pre', { class: 'tx' }, wordsOf('code', block));
    case 'heading': {
      const level = Math.min(6, Math.max(1, block.level)) as 1 | 2 | 3 | 4 | 5 | 6;
      const capitals = block.text === block.text.toLocaleUpperCase('vi');
      return make(
        `h${level}`,
        { class: capitals ? 'tx caps' : 'tx' },
        block.mark ?? '',
        keepTitle(wordsOf('span', block)),
      );
    }
    default: {
      const look = ['tx'];
      if (block.mark !== null) look.push('li');
      const sign = block.mark?.length ?? 0;
      // "2022." and "1.2.1." are as long as they are printed.
      if (sign > 1) look.push(sign > 7 ? 'num8' : sign > 4 ? 'num5' : 'num2');
      if (block.depth > 1) look.push(`d${Math.min(block.depth, 4)}`);
      if (block.quoted) look.push('quoted');
      const mark = block.mark === null ? '' : make('span', { class: 'm' }, block.mark);
      return make('p', { class: look.join(' ') }, mark, wordsOf('span', block));
    }
  }
}

/** A table wider than the sheet scrolls inside itself, also from the keyboard. */
function tableElement({ rows, table }: Unit & { kind: 'table' }, view: DocumentText): HTMLElement {
  const align = view.tables[table] ?? [];
  const heads = rows.filter((row) => row.kind === 'table_head');
  const [top, all] = view.tableOf(view.indexOf(rows[0]?.id ?? '')) ?? [-1, 0];
  // A piece of a long table goes by the head of all of it.
  const first = heads[0] ?? view.block(top);
  const names = first?.kind === 'table_head' ? first.text.split(' | ') : [];
  const bodies = rows.filter((row) => row.kind !== 'table_head');
  // The pieces of a long table have columns of one width, since the rows that aren't there can't be measured.
  const long = all > LONG_TABLE;
  const columns = columnsOf(long ? [] : bodies.map((row) => row.text.split(' | ')), names);
  // The roles are written out: shown as cards, the elements alone don't have them everywhere.
  const rowOf = (block: BlockView) => {
    const head = block.kind === 'table_head';
    const cells = block.cells.map((html, column) => {
      const cell = markup(head ? 'th' : 'td', html);
      cell.className = `cell ${align[column] ?? 'start'}`;
      cell.setAttribute('role', head ? 'columnheader' : 'cell');
      if (head) cell.setAttribute('scope', 'col');
      if (head && !long) cell.style.width = `${columns.widths[column] ?? 0}em`;
      // Where its row is shown as a card, a cell says what it is of.
      const name = head || column === 0 ? undefined : names[column];
      if (name !== undefined) cell.dataset['head'] = name;
      return cell;
    });
    return make(
      'tr',
      { role: 'row', 'data-block': block.id, tabindex: '-1' },
      make('td', { role: 'cell', class: 'row-addr' }, address(block)),
      make('td', { role: 'cell', class: 'gap' }),
      ...cells,
    );
  };
  const parts = [make('tbody', { role: 'rowgroup' }, ...bodies.map(rowOf))];
  if (heads.length > 0) parts.unshift(make('thead', { role: 'rowgroup' }, ...heads.map(rowOf)));
  const scroll = make(
    'div',
    {
      class: [
        'table-scroll',
        `cols-${Math.min(5, rows[0]?.cells.length ?? 0)}`,
        ...(long ? ['piece'] : []),
        ...(columns.wordy ? ['wordy'] : []),
        ...(columns.shortHeads ? ['short-heads'] : []),
      ].join(' '),
      role: 'group',
      'aria-label': words.table((first?.text ?? '').split(' | ').join(', ')),
      tabindex: '0',
    },
    make('div', { class: 'marks' }),
    make('table', { role: 'table' }, ...parts),
  );
  return make('div', { class: 'blk table' }, scroll);
}

function editorNotes(refs: readonly NoteRefView[], notes: readonly EditorNoteView[]): HTMLElement {
  const label = words.editorsNotes;
  const lines = refs.flatMap((ref) => {
    const letter = make('span', { class: 'letter' }, ref.letter);
    const line = make(
      'p',
      { class: 'one' },
      letter,
      putMarkup(make('span', {}), notes[ref.note]?.html ?? ''),
    );
    return ref.first ? [make('span', { class: 'lab' }, label), line] : [line];
  });
  return make('div', { class: 'editor', role: 'note', 'aria-label': label }, ...lines);
}

/** The button in the margin that says where a block stands, and copies it. */
function address({ id, label }: BlockView): HTMLElement {
  const button = pattern().cloneNode(true) as HTMLElement;
  button.dataset['addressOf'] = id;
  // The margin has room for the sign alone; what it means is said.
  const name = words.copyPlace(spokenAddress(label));
  button.setAttribute('aria-label', name);
  button.title = `${name} ${words.copyKey}`;
  if (button.lastElementChild) button.lastElementChild.textContent = label;
  return button;
}

let made: HTMLElement | undefined;
function pattern(): HTMLElement {
  made ??= make(
    'button',
    { type: 'button', class: 'addr', tabindex: '-1' },
    icon('copy'),
    icon('check', 'done'),
    make('span', {}),
  );
  return made;
}

function icon(name: IconName, look: string = name): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', `i ${look}`);
  svg.setAttribute('viewBox', '0 0 256 256');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', outline(name));
  svg.append(path);
  return svg;
}

function wordsOf(tag: 'span' | 'code', { html, text }: BlockView): HTMLElement {
  if (html !== null) return markup(tag, html);
  return keepWhole(make(tag, { 'data-text': '' }, text));
}

/** An element that is part of a block's text. */
function markup<K extends keyof HTMLElementTagNameMap>(tag: K, html: string): HTMLElementTagNameMap[K] {
  return putMarkup(make(tag, { 'data-text': '' }), html);
}

function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
