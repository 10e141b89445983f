import type {
  BlockView,
  DiagnosticView,
  DocumentView,
  GroupView,
  IndexView,
  NoteHitView,
  NoteView,
  SearchPage,
  SearchRequest,
} from '../types/commands';

export const plain = (text: string) =>
  [...text]
    .map((letter) => letter.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/gu, 'd').toLowerCase())
    .join('');

function lit(text: string, wanted: string[]): [number, number][] {
  const folded = plain(text);
  const marks: [number, number][] = [];
  for (const hit of folded.matchAll(/[a-z0-9]+/gu)) {
    if (!wanted.includes(hit[0])) continue;
    const last = marks.at(-1);
    if (last && hit.index - last[1] <= 1) last[1] = hit.index + hit[0].length;
    else marks.push([hit.index, hit.index + hit[0].length]);
  }
  return marks;
}

const wordsOf = (query: string): string[] => plain(query).match(/[a-z0-9]+/gu) ?? [];

function crumbs(view: DocumentView, index: number): string[] {
  const own = view.provisions[index];
  const titles: string[] = own === undefined || own.is_item ? [] : [own.title];
  for (let at = own?.parent ?? null; at !== null; at = view.provisions[at]?.parent ?? null) {
    const around = view.provisions[at];
    if (around && around.level > 1) titles.unshift(around.title);
  }
  return titles;
}

/** A search that only counts words, with the shape of the real answers. */
export function answer(
  documents: DocumentView[],
  request: SearchRequest,
  notes: NoteView[] = [],
  index?: IndexView,
): SearchPage {
  const wanted = wordsOf(request.query);
  const unmarked = plain(request.query) === request.query.toLowerCase();
  const groups: GroupView[] = [];
  let total = 0;
  let interpreted = request.query;
  const all = request.notes_only
    ? []
    : documents.filter(
        ({ summary: { id, kind } }) => (request.doc ?? id) === id && (request.kind ?? kind) === kind,
      );
  for (const view of all) {
    const hits = view.blocks
      .map((block) => ({ block, marks: lit(block.text, wanted) }))
      .filter(
        ({ block, marks }) =>
          block.kind !== 'heading' &&
          new Set(wordsOf(marks.map(([a, b]) => block.text.slice(a, b)).join(' '))).size >=
            Math.max(1, wanted.length - 1),
      )
      .map(({ block, marks }) => ({
        doc: view.summary.id,
        section: view.provisions[block.provision]?.id ?? '',
        address: view.provisions[block.provision]?.address ?? '',
        block: block.id,
        label: block.label,
        breadcrumb: crumbs(view, block.provision),
        score: marks.reduce((sum, [start, end]) => sum + end - start, 0) / Math.sqrt(block.text.length),
        text: block.text,
        marks,
        row: null,
      }))
      .sort((a, b) => b.score - a.score);
    if (hits.length === 0) continue;
    total += hits.length;
    groups.push({
      doc: view.summary.id,
      title: view.summary.short_title,
      kind: view.summary.kind,
      total: hits.length,
      hits,
    });
    const words = hits[0]?.marks.map(([start, end]) => hits[0]?.text.slice(start, end) ?? '') ?? [];
    if (unmarked && interpreted === request.query) {
      const known = new Map(
        words.flatMap((run) =>
          run
            .toLowerCase()
            .split(' ')
            .map((word) => [plain(word), word]),
        ),
      );
      interpreted = wanted.map((word) => known.get(word) ?? word).join(' ');
    }
  }
  const found = notes
    .filter((note) => note.deleted === null && (request.doc ?? note.anchor.doc) === note.anchor.doc)
    .map((note): NoteHitView => {
      const quotes = [note, ...note.further].map(({ anchor }) => anchor.quote);
      const text = note.body.trim() === '' ? quotes.join('\n') : note.body;
      return { note, text, marks: lit(text, wanted) };
    })
    .filter(({ text, marks }) => {
      const said = wordsOf(marks.map(([start, end]) => text.slice(start, end)).join(' '));
      return wanted.length > 0 && wanted.every((word) => said.includes(word));
    });
  const restored = !request.as_typed && interpreted !== request.query;
  const address = /^([ivx]+) (\d)(?: (\d))?$/iu.exec(request.query.trim());
  const target = address
    ? `${address[1]?.toUpperCase()}.${address[2]}${address[3] ? `.(${address[3]})` : ''}`
    : null;
  const home = documents[0];
  const provision = home?.provisions.find((one) => one.address === target);
  const block = provision && home?.blocks[provision.first_block];
  return {
    interpreted: restored ? interpreted : request.query,
    restored,
    cut: request.query.length > 2000,
    unheld: false,
    jump:
      home && provision && block
        ? {
            doc: home.summary.id,
            address: provision.address,
            block: block.id,
            label: block.label,
            title: provision.title,
          }
        : null,
    groups,
    total,
    documents: groups.length,
    notes: found.slice(0, request.notes_only ? request.limit : 8),
    notes_total: found.length,
    notes_first: false,
    unfiltered: null,
    took_us: 3800,
    suggestion: total === 0 && wanted.includes('hoac') ? 'quy hoạch' : null,
    index: index ?? { state: 'ready', provisions: 40, on_disk: true },
  };
}

export function lightIn(view: DocumentView, query: string): number[] {
  const wanted = wordsOf(query);
  return view.blocks.flatMap((block, index) =>
    lit(block.text, wanted).flatMap(([start, end]) => [index, start, end]),
  );
}

/** Blocks as one text, a line each. */
export function textOf(blocks: readonly BlockView[]): string {
  return blocks.map(({ mark, text }) => (mark === null ? text : `${mark} ${text}`)).join('\n');
}

/** What is wrong in a folder that is added. */
export function troubles(path: string): DiagnosticView[] {
  return [
    {
      path: `${path}/ke-hoach/index.md`,
      line: 3,
      severity: 'error',
      code: 'missing_field',
      detail: 'title',
      skipped: true,
    },
    {
      path: `${path}/bao-cao/index.md`,
      line: 41,
      severity: 'warning',
      code: 'raw_html',
      detail: '<b>',
      skipped: false,
    },
  ];
}
