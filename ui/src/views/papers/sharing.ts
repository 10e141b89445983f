import type { NoteView } from '../../ipc/types/commands';
import { quoteOf } from '../../state/note-places';

/** Words of questions that say nothing of what is asked about. */
const EMPTY = new Set(
  'anh bài bản bằng biết các cách cái câu cho chí có của cùng cũng dung đã đang đây để đến điều đó đồng được gì giữa hay hãy hoặc khi không là làm lại liên mà mình mới một này nào nên nêu nếu nghị nhất những như nội nhận phải qua quyết ra rằng rất rồi sao sau sẽ số tại tâm đắc tế theo thế thì thức thực tới tôi trên trình trong từ và vào về vì việc với vấn đề xin xuất hệ bày hiểu'.split(
    ' ',
  ),
);

const wordsOf = (text: string) =>
  text
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .match(/\p{L}+/gu) ?? [];

/** The notes that share words with a question, those that share most first; otherwise in their order. */
export function sharing(notes: readonly NoteView[], question: string): NoteView[] {
  const wanted = new Set(wordsOf(question).filter((word) => !EMPTY.has(word)));
  if (wanted.size === 0) return [...notes];
  const least = wanted.size < 4 ? 1 : 2;
  return notes
    .map((note) => {
      const said = new Set(wordsOf(`${note.body} ${quoteOf(note)}`));
      return { note, shared: [...wanted].filter((word) => said.has(word)).length };
    })
    .filter(({ shared }) => shared >= least)
    .toSorted((a, b) => b.shared - a.shared)
    .map(({ note }) => note);
}
