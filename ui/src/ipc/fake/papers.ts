import { CallError } from '../errors';
import type { MarkView, NewPart, OpenPaper, PaperRequest, PartView } from '../types/commands';
import type { Handlers } from './keeping';

type Names =
  | 'list_papers'
  | 'trashed_papers'
  | 'open_paper'
  | 'create_paper'
  | 'update_paper'
  | 'delete_paper'
  | 'purge_paper'
  | 'add_parts'
  | 'update_part'
  | 'delete_parts'
  | 'order_parts'
  | 'part_versions'
  | 'restore_part_version'
  | 'hand_in'
  | 'read_mark'
  | 'write_mark'
  | 'verbatim';

/** Papers of the fake host, in memory. Quotations say what they are given: there is no text to read them from. */
export class Papers {
  #papers = new Map<string, OpenPaper>();
  #frozen = new Map<string, { mark: MarkView; print: PaperRequest }>();
  #versions = new Map<string, string[]>();

  #open(id: string): OpenPaper {
    const open = this.#papers.get(id);
    if (!open) throw new CallError('paper_not_found', id);
    return open;
  }

  #put(open: OpenPaper): OpenPaper {
    const questions = open.parts.filter((part) => part.kind === 'question').length;
    const words = open.parts.flatMap((part) => part.body.split(/\s+/u).filter(Boolean)).length;
    const whole = { ...open, paper: { ...open.paper, questions, words, updated: Date.now() } };
    this.#papers.set(open.paper.id, whole);
    return whole;
  }

  #part(id: string): { open: OpenPaper; part: PartView } {
    for (const open of this.#papers.values()) {
      const part = open.parts.find((one) => one.id === id);
      if (part) return { open, part };
    }
    throw new CallError('part_not_found', id);
  }

  #say(id: string, body: string): PartView {
    const { open, part } = this.#part(id);
    this.#versions.set(id, [part.body, ...(this.#versions.get(id) ?? [])]);
    const said = { ...part, body, updated: Date.now() };
    this.#put({ ...open, parts: open.parts.map((one) => (one.id === id ? said : one)) });
    return said;
  }

  readonly handlers: Pick<Handlers, Names> = {
    list_papers: () =>
      [...this.#papers.values()].map(({ paper }) => paper).filter(({ deleted }) => deleted === null),
    trashed_papers: () =>
      [...this.#papers.values()].map(({ paper }) => paper).filter(({ deleted }) => deleted !== null),
    open_paper: ({ id }) => this.#open(id),
    create_paper: ({ parts, ...fields }) => {
      const times = { created: Date.now(), updated: Date.now(), deleted: null };
      const paper = { ...fields, ...times, questions: 0, words: 0 };
      return this.#put({ paper, parts: parts.map(partOf), trash: [], marks: [] });
    },
    update_paper: ({ id, ...fields }) => {
      const open = this.#open(id);
      return this.#put({ ...open, paper: { ...open.paper, ...fields } }).paper;
    },
    delete_paper: ({ id, deleted }) => {
      const open = this.#open(id);
      return this.#put({ ...open, paper: { ...open.paper, deleted: deleted ? Date.now() : null } }).paper;
    },
    purge_paper: ({ id }) => {
      this.#papers.delete(id);
      return {};
    },
    add_parts: ({ paper, behind, parts }) => {
      const open = this.#open(paper);
      const at = behind === undefined ? 0 : 1 + open.parts.findIndex(({ id }) => id === behind);
      return this.#put({ ...open, parts: open.parts.toSpliced(at, 0, ...parts.map(partOf)) });
    },
    update_part: ({ id, body }) => this.#say(id, body),
    delete_parts: ({ paper, ids, deleted }) => {
      const open = this.#open(paper);
      const [from, to] = deleted ? [open.parts, open.trash] : [open.trash, open.parts];
      const moving = from.filter(({ id }) => ids.includes(id));
      const left = from.filter(({ id }) => !ids.includes(id));
      const grown = [...to, ...moving];
      return this.#put({ ...open, parts: deleted ? left : grown, trash: deleted ? grown : left });
    },
    order_parts: ({ paper, ids }) => {
      const open = this.#open(paper);
      const parts = open.parts.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
      return this.#put({ ...open, parts });
    },
    part_versions: ({ id }) =>
      (this.#versions.get(id) ?? []).map((body, at) => ({ version: at, body, saved: Date.now() })),
    restore_part_version: ({ id, version }) => this.#say(id, this.#versions.get(id)?.[version] ?? ''),
    hand_in: ({ id, paper, name, day, print }) => {
      const open = this.#open(paper);
      const mark = { id, name, day, made: Date.now() };
      this.#frozen.set(id, { mark, print });
      this.#put({ ...open, paper: { ...open.paper, handed_in_on: day }, marks: [mark, ...open.marks] });
      return mark;
    },
    read_mark: ({ id }) => {
      const frozen = this.#frozen.get(id);
      if (!frozen) throw new CallError('paper_not_found', id);
      return frozen;
    },
    write_mark: ({ path }) => ({ path, bytes: 4096 }),
    verbatim: () => ({ ready: true, shares: [] }),
  };
}

const partOf = ({ id, kind, body, note }: NewPart): PartView => ({
  id,
  kind,
  body,
  anchor: null,
  place: { state: 'free' },
  further: [],
  altered: false,
  rank: null,
  note: note ?? null,
  updated: Date.now(),
  deleted: null,
});
