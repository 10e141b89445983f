import type { BlockView, DocumentSummary, DocumentView, ProvisionView } from '../types/commands';

const escape = (text: string) => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
const LETTERS = 'abcdefgh';

/** Makes a document out of the shorthand in `texts.ts`, with the shapes that the core gives. */
export function composeDocument(
  summary: DocumentSummary,
  source: string,
  notes: string[] = [],
): DocumentView {
  const provisions: ProvisionView[] = [];
  const blocks: BlockView[] = [];
  const tables: DocumentView['tables'] = [];
  const path: number[] = [];
  const ordinals = new Map<string, number>();
  let letters = 0;
  let item = -1;

  const provide = (address: string, level: number, number: string | null, title: string, isItem: boolean) => {
    while (path.length > 0 && (provisions[path.at(-1) ?? 0]?.level ?? 0) >= level) path.pop();
    provisions.push({
      id: address,
      address,
      parent: path.at(-1) ?? null,
      level,
      number,
      title,
      is_item: isItem,
      first_block: blocks.length,
    });
    if (!isItem) path.push(provisions.length - 1);
    return provisions.length - 1;
  };
  const put = (block: Partial<BlockView> & { text: string; provision: number; label: string }) => {
    const address = provisions[block.provision]?.address ?? '';
    const ordinal = ordinals.get(address) ?? 0;
    ordinals.set(address, ordinal + 1);
    const signs: BlockView['notes'] = [];
    const plain = block.text.replace(/\[\d\]/gu, '');
    const html = escape(block.text).replace(/\[(\d)\]/gu, (_, note: string) => {
      const letter = LETTERS.charAt(letters++);
      signs.push({ letter, note: Number(note), first: letter === 'a' });
      return `<sup class="ref" data-note="${note}">${letter}</sup>`;
    });
    blocks.push({
      id: `${address}:${ordinal}`,
      kind: 'paragraph',
      mark: null,
      level: 0,
      depth: 0,
      quoted: false,
      html: html === plain ? null : html,
      cells: [],
      table: null,
      notes: signs,
      references: [],
      ...block,
      text: plain,
    });
  };

  const counts = new Map<string, number>();
  const label = (section: ProvisionView | undefined, sign: string) => {
    const key = `${section?.address ?? ''}${sign}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return section === undefined || section.number === null
      ? `${sign}${count}`
      : `${section.address} ${sign}${count}`;
  };

  for (const line of source.trim().split('\n')) {
    const section = provisions[path.at(-1) ?? -1];
    const here = path.at(-1) ?? 0;
    const heading = /^#(\d) (?:\{([a-z-]+)\} )?(?:((?:[IVX]+|\d+))\. )?(.*)$/u.exec(line);
    const marked = /^(-|\(\d+\)|>) (.*)$/u.exec(line);
    if (heading) {
      const level = Number(heading[1]);
      letters = 0;
      item = -1;
      while (path.length > 0 && (provisions[path.at(-1) ?? 0]?.level ?? 0) >= level) path.pop();
      const parent = provisions[path.at(-1) ?? -1];
      const number = heading[3] ?? null;
      const own = heading[2] ?? number ?? (level === 1 ? '0' : `m${provisions.length}`);
      const address = parent && parent.level > 1 ? `${parent.address}.${own}` : own;
      const title = heading[4] ?? '';
      const provision = provide(address, level, number, title, false);
      const text = number === null ? title : `${number}. ${title}`;
      put({ kind: 'heading', level, text, provision, label: number === null ? '' : address });
    } else if (line.startsWith('|')) {
      const cells = line
        .split('|')
        .slice(1)
        .map((cell) => cell.trim());
      const last = blocks.at(-1);
      const first = last?.table === null || last === undefined;
      if (first) tables.push(cells.map((_, column) => (column === 0 ? 'start' : 'end')));
      put({
        kind: first ? 'table_head' : 'table_row',
        text: cells.join(' | '),
        html: null,
        cells: cells.map(escape),
        table: tables.length - 1,
        provision: here,
        label: label(section, '¶'),
      });
    } else if (marked) {
      const [, mark = '', text = ''] = marked;
      if (mark.startsWith('(')) {
        const address = `${section?.address ?? ''}.${mark}`;
        item = provide(address, (section?.level ?? 0) + 1, mark, text.slice(0, 60), true);
        const place = section?.number === null ? mark : address;
        put({ kind: 'marked', mark, depth: 1, text, provision: item, label: place });
      } else if (mark === '>') {
        put({ text, quoted: true, provision: here, label: label(section, '¶') });
      } else {
        put({ kind: 'marked', mark, depth: 1, text, provision: here, label: label(section, '–') });
      }
    } else {
      put({ text: line, provision: here, label: label(section, '¶') });
    }
  }
  return {
    summary,
    source: null,
    provisions,
    blocks,
    outline: null,
    notes: notes.map((html) => ({ html, text: html.replace(/<[^>]+>/gu, '') })),
    tables,
  };
}

/** A text as long as a statute book, to see that the page stays quick. */
export function longDocument(summary: DocumentSummary, count: number): DocumentView {
  const lines = ['#1 Văn bản rất dài'];
  for (let index = 1; lines.length < count; index += 1) {
    lines.push(`#2 ${index}. Điều ${index}`);
    for (let part = 1; part < 10; part += 1) {
      lines.push(
        `- Khoản ${part} của điều ${index}: ${'quy hoạch, xây dựng và quản lý đô thị bền vững; '.repeat(((index * part) % 7) + 1)}`,
      );
    }
  }
  return composeDocument(summary, lines.join('\n'));
}
