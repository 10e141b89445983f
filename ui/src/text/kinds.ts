/** The kinds of papers. */
import type { Kind } from '../ipc/types/commands';

export const kinds: Record<Kind, string> = {
  guidance: 'Nguyên văn',
  resolution: 'Nguyên văn',
  law: 'Nguyên văn',
  digest: 'Bản tóm lược học tập, không phải văn bản chính thức',
  glossary: 'Thuật ngữ',
  other: 'Tài liệu khác',
};

/** The same in a list of documents, where the kind of paper matters more. */
export const kindNames: Record<Kind, string> = {
  resolution: 'Nghị quyết, nguyên văn',
  guidance: 'Hướng dẫn, nguyên văn',
  law: 'Văn bản pháp luật, nguyên văn',
  digest: 'Bản tóm lược học tập, không phải văn bản chính thức',
  glossary: 'Thuật ngữ',
  other: 'Tài liệu khác',
};

/** Under a document's name in the results. */
export const kindInResults: Record<Kind, string> = {
  resolution: 'nguyên văn',
  guidance: 'nguyên văn',
  law: 'nguyên văn',
  digest: 'bản học tập, không phải văn bản chính thức',
  glossary: 'thuật ngữ',
  other: 'tài liệu khác',
};

/** The kind of a paper beside its title; empty where the title says it already: "Thuật ngữ". */
export function kindBeside(title: string, kind: Kind, names: Record<Kind, string>): string {
  const name = names[kind];
  const lower = (text: string) => text.toLocaleLowerCase('vi');
  return lower(title).includes(lower(name)) ? '' : name;
}
