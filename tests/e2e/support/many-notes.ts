import { readFile, writeFile } from 'node:fs/promises';
import { blake3 } from '@noble/hashes/blake3.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Bridge } from './bridge';

interface Sheet {
  id: string;
  kind: string;
  body: string;
  session: string | null;
  created: number;
}

const KINDS = ['viewpoint', 'target', 'task', 'relation', 'plain'];
const THINGS = [
  'Phường mình còn hai khu quy hoạch đã lâu chưa làm, đề xuất lập danh sách.',
  'Hỏi số hồ sơ trễ hạn ở bộ phận một cửa để nêu trong buổi học.',
  'Thêm cột người chịu trách nhiệm, hạn từng quý.',
  'Chợ truyền thống: rà soát vỉa hè, thoát nước.',
];
/** Words of every note: what it is called, and what it is about. */
export const bodyOf = (n: number) => `Ghi chú số ${n}. ${THINGS[n % THINGS.length] ?? ''}`;

/**
 * Writes a file of so many notes, on words and on whole passages of every document and in two sessions, made from what
 * the program wrote out itself; the open profile's own notes are gone then. The bridge's dialogs answer with this file.
 */
export async function writeManyNotes(bridge: Bridge, file: string, count: number): Promise<void> {
  const { documents } = await bridge.call<{ documents: { id: string }[] }>('library');
  for (const title of ['Buổi một', 'Buổi hai']) {
    const { id } = await bridge.call<{ id: string }>('start_session', {
      title,
    });
    await bridge.call('end_session', { id });
  }
  for (const { id: doc } of documents) {
    const { blocks } = await bridge.call<{
      blocks: { id: string; text: string }[];
    }>('open_document', { doc });
    for (const [index, { id: block, text }] of blocks.entries()) {
      if (index % 3 !== 0 || text.length < 12) continue;
      const range = [0, text.indexOf(' ', 10) < 0 ? text.length : text.indexOf(' ', 10)];
      const anchor = { doc, block, ...(index % 2 === 0 ? { range } : {}) };
      await bridge.call('create_note', { anchor, kind: 'plain', body: 'x' });
    }
  }
  await bridge.call('export_json', { path: file });
  const written = JSON.parse(await readFile(file, 'utf8')) as {
    notebook: { notes: Sheet[]; sessions: { id: string }[] };
    check: string;
  };
  const { notes: seeds, sessions } = written.notebook;
  written.notebook.notes = Array.from({ length: count }, (_, n) => ({
    ...(seeds[(n * 31) % seeds.length] as Sheet),
    id: `${n.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`,
    kind: KINDS[n % KINDS.length] ?? 'plain',
    body: bodyOf(n),
    session: n % 4 === 0 ? (sessions[(n / 4) % sessions.length]?.id ?? null) : null,
    created: n,
  }));
  written.check = bytesToHex(blake3(new TextEncoder().encode(JSON.stringify(written.notebook))));
  await writeFile(file, JSON.stringify(written));
}
