import type { DocumentSummary, DocumentView, LibraryState, LibraryView } from '../types/commands';
import { composeDocument, longDocument } from './compose';
import { digest, glossary, guidance, guidanceNotes } from './texts';

const summary = (given: Partial<DocumentSummary> & { id: string; title: string }): DocumentSummary => ({
  short_title: given.title,
  short: null,
  kind: 'other',
  number: null,
  issuer: null,
  issued: null,
  posted: null,
  edition: null,
  shipped: true,
  length: 10_000,
  revision: '1',
  quick: [],
  ...given,
});

/** The shipped library in small. */
export function shelf(long = 0): { library: LibraryView; documents: Map<string, DocumentView> } {
  const views = [
    composeDocument(
      summary({
        id: 'huong-dan-nq06',
        title:
          'Hướng dẫn nghiên cứu, học tập, quán triệt và triển khai thực hiện Nghị quyết số 06 của Bộ Chính trị khóa XIII',
        short_title: 'Hướng dẫn học tập Nghị quyết 06-NQ/TW',
        short: 'HD',
        kind: 'guidance',
        issuer: 'Ban Tuyên giáo Trung ương',
        posted: '2022-04-18',
      }),
      guidance,
      guidanceNotes,
    ),
    composeDocument(
      summary({
        id: 'tom-luoc-nq06',
        title: 'Tóm lược Nghị quyết 06-NQ/TW',
        short: 'TL',
        kind: 'digest',
        quick: ['viewpoints', 'targets'],
      }),
      digest,
    ),
    composeDocument(
      summary({ id: 'thuat-ngu', title: 'Thuật ngữ', short: 'TN', kind: 'glossary' }),
      glossary,
    ),
  ];
  if (long > 0) views.push(longDocument(summary({ id: 'dai', title: 'Văn bản rất dài' }), long));
  return {
    documents: new Map(views.map((view) => [view.summary.id, view])),
    library: {
      edition: 1,
      documents: views.map((view) => view.summary),
      folders: [
        {
          path: '/usr/lib/sotay/content',
          shipped: true,
          pack: null,
          documents: views.length,
          ids: views.map((one) => one.summary.id),
          diagnostics: [],
          state: { state: 'read' },
        },
      ],
      editions: [],
    },
  };
}

/** How far the folders are: all of them read, but for what a test says. */
export function standing({ edition, folders }: LibraryView, said: Partial<LibraryState>): LibraryState {
  const states = folders.map(({ path, state }) => ({ path, state }));
  return { edition, reading: false, done: 0, total: 0, folders: states, ...said };
}
