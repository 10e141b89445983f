import { describe, expect, it } from 'vitest';
import type { DocumentSummary, FolderView } from '../../ipc/types/commands';
import { groupKey, shelfLines } from './shelf';

const document = (id: string, title: string, number: string | null = null): DocumentSummary => ({
  id,
  title,
  short_title: title,
  short: null,
  kind: 'other',
  number,
  issuer: null,
  issued: null,
  posted: null,
  edition: null,
  shipped: false,
  length: 0,
  revision: '1',
  quick: [],
});
const folder = (path: string, ids: string[], shipped = false): FolderView => ({
  path,
  shipped,
  pack: null,
  documents: ids.length,
  ids,
  diagnostics: [],
  state: { state: 'read' },
});

const documents = [
  document('a', 'Hướng dẫn học tập'),
  document('b', 'Kế hoạch của phường', '12-KH/ĐU'),
  document('c', 'Nghị quyết đô thị'),
];
const folders = [folder('/phuong', ['b']), folder('/content', ['a'], true), folder('/tinh', ['c'])];
const ids = (filter = '', away: string[] = []) =>
  shelfLines(folders, documents, filter, away).map((line) => line.id);

describe('the list of documents', () => {
  it('has the shipped ones first, each folder under its heading', () => {
    expect(ids()).toEqual(['folder:/content', 'a', 'folder:/phuong', 'b', 'folder:/tinh', 'c']);
  });

  it('folds a folder away, and shows what fits a filter all the same', () => {
    expect(ids('', ['/phuong'])).toEqual(['folder:/content', 'a', 'folder:/phuong', 'folder:/tinh', 'c']);
    expect(ids('kế hoạch', ['/phuong'])).toEqual(['folder:/phuong', 'b']);
  });

  it('takes Vietnamese as the search does: without marks, as Telex and VNI, by number', () => {
    for (const filter of ['đô thị', 'do thi', 'ddoo thij', 'd9o6 thi5'])
      expect(ids(filter), filter).toEqual(['folder:/tinh', 'c']);
    expect(ids('12-kh')).toEqual(['folder:/phuong', 'b']);
    expect(ids('xyz')).toEqual([]);
  });

  it('says nothing of a shipped folder that is empty and whole', () => {
    const lines = shelfLines([folder('/content', [], true), folder('/tinh', [])], [], '', []);
    expect(lines.map((line) => line.id)).toEqual(['folder:/tinh']);
  });

  it('puts the documents of a large folder under their kinds, and folds those away alone', () => {
    const many = Array.from({ length: 20 }, (_, at) => ({
      ...document(`d${at}`, `Văn bản ${at}`),
      kind: at < 8 ? ('law' as const) : ('other' as const),
    }));
    const own = folder(
      '/x',
      many.map((one) => one.id),
    );
    const heads = (away: string[], filter = '') =>
      shelfLines([own], many, filter, away).flatMap((line) =>
        line.kind === 'group' ? [[line.of, line.folded, line.shown]] : [],
      );
    expect(heads([])).toEqual([
      ['law', false, 8],
      ['other', false, 12],
    ]);
    expect(shelfLines([own], many, '', [groupKey(own, 'law')])).toHaveLength(1 + 1 + 1 + 12);
    // Whoever filters sees what fits, folded away or not.
    expect(heads([groupKey(own, 'law')], 'van ban')[0]).toEqual(['law', false, 8]);
    expect(shelfLines([own], many.slice(0, 12), '', []).some((line) => line.kind === 'group')).toBe(false);
  });

  it('finds one among two thousand', () => {
    const many = Array.from({ length: 2000 }, (_, at) => document(`d${at}`, `Công văn số ${at}`));
    const lines = shelfLines(
      [
        folder(
          '/x',
          many.map((one) => one.id),
        ),
      ],
      many,
      'cong van so 1999',
      [],
    );
    expect(lines.map((line) => line.id)).toEqual(['folder:/x', 'd1999']);
  });
});
