import type { KeyView, LibraryView, PacksView, PackView } from '../types/commands';
import type { Handlers } from './keeping';

type Names =
  | 'packs'
  | 'look_at_pack'
  | 'take_in_pack'
  | 'remove_pack'
  | 'packable'
  | 'make_pack'
  | 'look_at_key'
  | 'add_key'
  | 'remove_key'
  | 'editions'
  | 'compare_edition'
  | 'read_edition'
  | 'crossing'
  | 'carry_notes';

/** Packs and editions of the fake host: one pack by an unknown key lies on the stick, and no document has been another. */
export class Carried {
  library: LibraryView;
  kept: PacksView = { packs: [], keys: [] };
  key: KeyView = {
    name: 'Văn phòng Đảng uỷ',
    id: 'EFCDAB8967452301',
    fingerprint: '0A1B 2C3D 4E5F 6071 8293 A4B5 C6D7 E8F9',
  };

  constructor(library: LibraryView) {
    this.library = library;
  }

  get #pack(): PackView {
    const known = this.kept.keys.length > 0;
    const signed = known
      ? ({ state: 'by', key: this.key } as const)
      : ({ state: 'unknown', key: this.key.id } as const);
    return { name: 'Chi bộ 3', serial: 2, date: '2026-11-30', signed };
  }

  readonly handlers: Pick<Handlers, Names> = {
    packs: () => this.kept,
    look_at_pack: () => ({
      outcome: 'fits',
      pack: this.#pack,
      documents: [{ id: 'ke-hoach', title: 'Kế hoạch của phường', number: '12-KH/ĐU', hidden: false }],
      before: this.kept.packs[0]?.serial ?? null,
    }),
    take_in_pack: () => {
      const pack = this.#pack;
      if (pack.signed.state !== 'by') return { outcome: 'refused', code: 'unknown_key', detail: this.key.id };
      this.kept = { ...this.kept, packs: [pack] };
      return { outcome: 'done', pack };
    },
    remove_pack: ({ name }) => {
      const pack = this.kept.packs.find((one) => one.name === name);
      this.kept = { ...this.kept, packs: [] };
      return pack ? { outcome: 'done', pack } : { outcome: 'refused', code: 'not_here', detail: '' };
    },
    packable: () =>
      this.library.documents
        .filter((one) => !one.shipped)
        .map(({ id, title, number }) => ({ doc: id, title, number })),
    make_pack: ({ path, docs }) => ({ outcome: 'done', path, documents: docs.length, bytes: 4096 }),
    look_at_key: () => ({ outcome: 'fits', key: this.key, known: this.kept.keys.length > 0 }),
    add_key: () => {
      this.kept = { ...this.kept, keys: [this.key] };
      return { outcome: 'fits', key: this.key, known: true };
    },
    remove_key: () => {
      this.kept = { ...this.kept, keys: [] };
      return this.kept;
    },
    editions: () => [],
    compare_edition: () => ({ counts: [], groups: [] }),
    read_edition: () => [],
    crossing: () => ({ unchanged: [], changed: [], kept: [] }),
    carry_notes: () => [],
  };
}
