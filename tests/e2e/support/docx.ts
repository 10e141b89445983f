import { readFile } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';

/** A part of a DOCX file, read by nothing of ours: by ZIP's own list of what is in it. */
async function part(file: string, name: string): Promise<string> {
  const bytes = await readFile(file);
  const END = 0x06054b50;
  let end = bytes.length - 22;
  while (end >= 0 && bytes.readUInt32LE(end) !== END) end -= 1;
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [size, length] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28)];
    const more = bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    if (bytes.toString('utf8', at + 46, at + 46 + length) === name) {
      const local = bytes.readUInt32LE(at + 42);
      const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
      return inflateRawSync(bytes.subarray(from, from + size)).toString('utf8');
    }
    at += 46 + length + more;
  }
  throw new Error(`${file} has no ${name}`);
}

const SIGNS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** The words of each paragraph, without the empty ones. */
function paragraphs(xml: string): string[] {
  return xml
    .split('</w:p>')
    .map((paragraph) =>
      [...paragraph.matchAll(/<w:t(?: [^>]*)?>(?<words>[^<]*)<\/w:t>|(?<end><w:br\/>)/gu)]
        .map(({ groups }) => (groups?.['end'] === undefined ? (groups?.['words'] ?? '') : '\n'))
        .join('')
        .replace(/&(?<sign>amp|lt|gt|quot);/gu, (_, sign: string) => SIGNS[sign] ?? ''),
    )
    .filter((words) => words.trim() !== '');
}

/** What stands in a DOCX file, paragraph by paragraph, and at the foot of its pages. */
export async function readDocx(file: string): Promise<{ body: string[]; notes: string[] }> {
  const body = paragraphs(await part(file, 'word/document.xml'));
  const notes = paragraphs(await part(file, 'word/footnotes.xml')).map((words) => words.trim());
  return { body, notes };
}
