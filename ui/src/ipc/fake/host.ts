import { CallError } from '../errors';
import type { Args, BeforeClose, CommandName, Drag, Host, Reply } from '../host';
import type { Voice, Voiceless } from '../voice';
import type {
  AnchorView,
  BookmarkView,
  DocumentView,
  ErrorCode,
  IndexView,
  LibraryState,
  LibraryView,
  NewAnchor,
  NoteView,
  PlaceView,
  ProfileOpening,
  ProfileView,
  SearchHistory,
  ProgressView,
  SessionView,
  Settings,
} from '../types/commands';
import { answer, lightIn, textOf, troubles } from './answer';
import { Carried } from './carried';
import { type Handlers, Keeping } from './keeping';
import { html } from './many';
import { Papers } from './papers';
import { Visit } from './visit';
import { marksIn, pageOf } from './pages';
import { quickOf } from './quick';
import { sampleNotes, sampleSessions } from './samples';
import { firstSettings } from './settings';
import { shelf, standing } from './shelf';

export interface FakeOptions {
  profiles?: string[];
  /** The passphrase of the first profile; none: it isn't locked. */
  passphrase?: string;
  /** What opening a profile comes to. */
  opening?: ProfileOpening;
  settings?: Partial<Settings>;
  long?: number;
  index?: IndexView;
  delay?: number;
}

/** A library and a notebook in memory, with the shapes of the real ones. For the tests and for work on the screens. */
export class FakeHost implements Host {
  readonly revived = false;
  readonly ownsPage = false;
  readonly calls: { name: CommandName; args: unknown }[] = [];
  readonly copied: string[] = [];
  readonly copiedHtml: (string | undefined)[] = [];
  readonly library: LibraryView;
  readonly documents: Map<string, DocumentView>;
  /** The notebook's file lost its place. */
  away = false;
  profiles: ProfileView[];
  notes: NoteView[] = [];
  sessions: SessionView[] = [];
  bookmarks: BookmarkView[] = [];
  read = new Map<string, Set<string>>();
  settings = firstSettings();
  history: SearchHistory = { kept: true, queries: [] };
  now = () => Date.now();
  beforeClose: BeforeClose | null = null;
  folder: string | null = null;
  file: string | null = null;
  left = false;
  current: ProfileView | null = null;
  readonly keeping = new Keeping(this);
  readonly visit = new Visit(this, this.keeping);
  index: IndexView | null = null;
  standing: Partial<LibraryState> = {};
  #options: FakeOptions;
  #kept = new Map<string, string>();
  #next = 1;
  #handlers: Handlers;
  #failing = new Map<CommandName, ErrorCode>();

  constructor(options: FakeOptions = {}) {
    this.#options = options;
    this.settings = { ...this.settings, ...options.settings };
    this.index = options.index ?? null;
    const { library, documents } = shelf(options.long);
    this.library = library;
    this.documents = documents;
    this.profiles = (options.profiles ?? []).map((name, index) => ({
      id: `p${index + 1}`,
      name,
      created: this.now() - 86_400_000 * 9,
      last_opened: index === 1 ? null : this.now() - 3_600_000 * (1 + 30 * index),
      locked: false,
      unnamed: null,
    }));
    const first = this.profiles[0];
    if (first && options.passphrase !== undefined) this.keeping.lockUp(first, options.passphrase);
    const carried = new Carried(this.library);
    this.#handlers = {
      ...this.#basic,
      ...this.keeping.handlers,
      ...this.visit.handlers,
      ...carried.handlers,
      ...new Papers().handlers,
    };
  }

  fail(name: CommandName, code: ErrorCode | null): void {
    if (code === null) this.#failing.delete(name);
    else this.#failing.set(name, code);
  }

  async call<K extends CommandName>(name: K, args: Args<K>): Promise<Reply<K>> {
    this.calls.push({ name, args });
    if (this.#options.delay) await new Promise((resolve) => setTimeout(resolve, this.#options.delay));
    const code = this.#failing.get(name);
    if (code) throw new CallError(code, `${name} was told to fail`);
    const handler = this.#handlers[name] as ((args: Args<K>) => Reply<K> | Promise<Reply<K>>) | undefined;
    if (!handler) throw new CallError('bad_request', name);
    return structuredClone(await handler(args));
  }

  async pickFolder(): Promise<string | null> {
    return this.folder ?? '/home/hanh/Tài liệu/van-ban-tinh';
  }
  async pickFile(): Promise<string | null> {
    return this.file ?? '/home/hanh/Tài liệu/so-tay-thu-hanh.json';
  }
  async saveFile(suggested: string): Promise<string | null> {
    return this.file ?? `/home/hanh/Tài liệu/${suggested}`;
  }
  async revealFolder(): Promise<void> {
    return;
  }
  print(): void {
    if (typeof window !== 'undefined') window.print();
  }
  voice: Voice | Voiceless = 'linux';
  findVoice = async () => this.voice;
  async copyText(text: string, html?: string): Promise<void> {
    if (this.refusesCopies) throw new Error('the clipboard refused the text');
    this.copied.push(text);
    this.copiedHtml.push(html);
  }
  remember(key: string, value: string): void {
    this.#kept.set(key, value);
  }
  recall(key: string): string | null {
    return this.#kept.get(key) ?? null;
  }
  ground(): void {
    return;
  }
  followLink: (link: string) => void = () => undefined;
  onLink(follow: (link: string) => void): void {
    this.followLink = follow;
  }
  drag: (drag: Drag) => void = () => undefined;
  onDrag(hear: (drag: Drag) => void): void {
    this.drag = hear;
  }
  /** Nothing is written any more. */
  refusesCopies = false;
  onClose(before: BeforeClose): void {
    this.beforeClose = before;
  }
  fullScreen = false;
  async toggleFullScreen(): Promise<void> {
    this.fullScreen = !this.fullScreen;
  }

  leave(): void {
    this.left = true;
  }

  #basic: Omit<
    Handlers,
    keyof Keeping['handlers'] | keyof Visit['handlers'] | keyof Carried['handlers'] | keyof Papers['handlers']
  > = {
    library: () => this.library,
    spoken: ({ texts }) => texts,
    reload_library: () => this.library,
    library_state: () => standing(this.library, this.standing),
    stop_reading: () => standing(this.library, this.standing),
    read_folder: () => standing(this.library, this.standing),
    look_again: () => standing(this.library, this.standing),
    look_at_dropped: ({ paths }) =>
      paths.map((path) => {
        const name = path.split('/').at(-1) ?? path;
        const extension = /\.([^.]+)$/u.exec(name)?.[1]?.toLowerCase();
        return {
          path,
          name,
          what:
            extension === undefined
              ? { kind: 'folder', add: path }
              : extension === 'json'
                ? { kind: 'notes' }
                : { kind: 'other', extension },
        };
      }),
    add_folder: ({ path }) => {
      if (this.library.folders.some((folder) => folder.path === path)) {
        throw new CallError('folder_known', path);
      }
      this.library.folders.push({
        path,
        shipped: false,
        pack: null,
        documents: 1,
        ids: ['van-ban-tinh'],
        diagnostics: troubles(path),
        state: { state: 'read' },
      });
      this.library.edition += 1;
      return this.library;
    },
    remove_folder: ({ path }) => {
      this.library.folders = this.library.folders.filter((folder) => folder.path !== path);
      this.library.edition += 1;
      return this.library;
    },
    quick: ({ doc }) => quickOf(this.#document(doc)),
    open_document: ({ doc }) => this.#document(doc),
    blocks: ({ doc, from, to }) => this.#document(doc).blocks.slice(from, to),
    text_of: ({ doc, from, to }) => textOf(this.#document(doc).blocks.slice(from, to)),
    index_state: () => this.index ?? { state: 'ready', provisions: 40, on_disk: true },
    search: (request) => answer([...this.documents.values()], request, this.notes, this.index ?? undefined),
    marks: ({ doc, query }) => lightIn(this.#document(doc), query),
    search_history: () => this.history,
    remember_search: ({ query }) => {
      if (this.history.kept)
        this.history.queries = [query, ...this.history.queries.filter((q) => q !== query)];
      return this.history;
    },
    forget_search: ({ query }) => {
      this.history.queries =
        query === undefined ? [] : this.history.queries.filter((known) => known !== query);
      return this.history;
    },
    keep_searches: ({ kept }) => (this.history = { kept, queries: kept ? this.history.queries : [] }),
    profiles: () => this.profiles,
    create_profile: ({ name, passphrase }) => {
      if (name.trim() === '') throw new CallError('name_empty', 'empty');
      if (this.profiles.some((one) => one.name === name)) throw new CallError('name_taken', name);
      const profile = {
        id: `p${this.profiles.length + 1}`,
        name,
        created: this.now(),
        last_opened: this.now(),
        locked: false,
        unnamed: null,
      };
      const code = passphrase === undefined ? undefined : this.keeping.lockUp(profile, passphrase);
      this.profiles.push(profile);
      return this.open(profile, code);
    },
    open_profile: ({ id }) => {
      const profile = this.profiles.find((one) => one.id === id);
      if (!profile) throw new CallError('profile_not_found', id);
      return profile.locked ? { outcome: 'locked', wait_ms: 0 } : this.open(profile);
    },
    open_to_read: ({ id }) => {
      const profile = this.profiles.find((one) => one.id === id);
      if (!profile) throw new CallError('profile_not_found', id);
      return { ...this.#opened(profile), read_only: true };
    },
    notebook_place: () => ({ path: '/home/hanh/notebook.db', in_place: !this.away }),
    put_back: () => {
      this.away = false;
      return { path: '/home/hanh/notebook.db', kept: null };
    },
    put_elsewhere: ({ path }) => ({ folder: `${path}/So-tay-Nghi-quyet/p1` }),
    close_profile: () => {
      this.current = null;
      return {};
    },
    save_settings: (settings) => (this.settings = settings),
    about: () => ({ version: '0.1.0', data_folder: '/home/hanh/.local/share/sotay', notebook_format: 2 }),
    list_notes: (filter) => this.#listed(filter),
    note_page: (request) =>
      pageOf(
        this.notes,
        this.sessions.map((session) => session.id),
        this.documents,
        request,
      ),
    note_marks: ({ doc }) => marksIn(this.notes, this.#document(doc)),
    create_note: ({ id, anchor, further = [], kind, body }) => {
      if (this.away) throw new CallError('not_at_its_place', 'away');
      const again = this.notes.find((note) => note.id === id);
      if (again) return again;
      const { view, place } = this.#anchor(anchor);
      const time = this.now();
      const running = this.sessions.find((session) => session.ended === null);
      const note: NoteView = {
        id: id ?? `n${this.#next++}`,
        kind,
        body,
        html: html(body),
        anchor: view,
        place,
        further: further.map((one) => {
          const { view: anchor, place } = this.#anchor(one);
          return { anchor, place };
        }),
        session: running?.id ?? null,
        created: time,
        updated: time,
        deleted: null,
      };
      this.notes.push(note);
      return note;
    },
    update_note: ({ id, body, kind }) => {
      const note = this.#note(id);
      this.keeping.keepVersion(note);
      if (body !== undefined) Object.assign(note, { body, html: html(body) });
      if (kind !== undefined) note.kind = kind;
      note.updated = this.now();
      return note;
    },
    delete_note: ({ id }) => Object.assign(this.#note(id), { deleted: this.now() }),
    restore_note: ({ id }) => Object.assign(this.#note(id), { deleted: null }),
    accept_move: ({ id }) => {
      const note = this.#note(id);
      for (const one of [note, ...note.further]) {
        if (one.place.state !== 'moved') continue;
        one.anchor.block = one.place.block;
        one.place = { ...one.place, state: 'exact' };
      }
      return note;
    },
    take_back_move: ({ id }) => {
      const note = this.#note(id);
      if (note.place.state === 'exact') note.place = { ...note.place, state: 'moved' };
      return note;
    },
    list_sessions: () => this.sessions,
    start_session: (session) => {
      if (session.title.trim() === '') throw new CallError('name_empty', 'empty');
      if (this.sessions.some((one) => one.ended === null)) throw new CallError('session_running', '');
      const started: SessionView = {
        id: `s${this.#next++}`,
        ...session,
        started: this.now(),
        ended: null,
        notes: 0,
      };
      this.sessions.unshift(started);
      return started;
    },
    update_session: ({ id, ...words }) => {
      if (words.title.trim() === '') throw new CallError('name_empty', 'empty');
      return Object.assign(this.#session(id), words);
    },
    end_session: ({ id }) => Object.assign(this.#session(id), { ended: this.now() }),
    list_bookmarks: () => this.bookmarks,
    add_bookmark: ({ doc, block }) => {
      const known = this.bookmarks.find((one) => one.doc === doc && one.block === block);
      if (known) return known;
      const own = this.#document(doc).blocks.find((one) => one.id === block);
      if (!own) throw new CallError('place_not_found', block);
      const { label, text } = own;
      const made = {
        id: `b${this.#next++}`,
        doc,
        block,
        label,
        quote: text.slice(0, 80),
        created: this.now(),
      };
      this.bookmarks.push(made);
      return made;
    },
    remove_bookmark: ({ id }) => {
      this.bookmarks = this.bookmarks.filter((one) => one.id !== id);
      return {};
    },
    progress: ({ doc }) => this.#progress(doc),
    mark_read: ({ doc, blocks }) => {
      this.read.set(doc, new Set([...(this.read.get(doc) ?? []), ...blocks]));
      return this.#progress(doc);
    },
    forget_progress: ({ doc }) => {
      this.read.delete(doc);
      return this.#progress(doc);
    },
  };

  open(profile: ProfileView, code: string | null = null): ProfileOpening {
    if (this.#options.opening && this.keeping.backups.every((one) => one.why !== 'restore')) {
      return this.#options.opening;
    }
    return this.#opened(profile, code);
  }

  #opened(profile: ProfileView, code: string | null = null): Extract<ProfileOpening, { outcome: 'opened' }> {
    this.current = profile;
    const session = this.sessions.find((one) => one.ended === null) ?? null;
    return {
      outcome: 'opened',
      profile,
      session,
      settings: this.settings,
      recovery_code: code,
      backup_note: null,
      journal: 'wal',
      cut_short: false,
      read_only: false,
    };
  }

  #progress(doc: string): ProgressView {
    const blocks = [...(this.read.get(doc) ?? [])];
    return { doc, blocks, last: blocks.length > 0 ? this.now() : null };
  }

  #document(doc: string): DocumentView {
    const view = this.documents.get(doc);
    if (!view) throw new CallError('document_not_found', doc);
    return view;
  }

  #listed({ doc, session, kind }: Args<'list_notes'>): NoteView[] {
    return this.notes.filter(
      (note) =>
        note.deleted === null &&
        (doc === undefined || note.anchor.doc === doc) &&
        (session === undefined || note.session === session) &&
        (kind === undefined || note.kind === kind),
    );
  }

  #note(id: string): NoteView {
    const note = this.notes.find((one) => one.id === id);
    if (!note) throw new CallError('note_not_found', id);
    return note;
  }

  #session(id: string): SessionView {
    const session = this.sessions.find((one) => one.id === id);
    if (!session) throw new CallError('session_not_found', id);
    return session;
  }

  #anchor(anchor: NewAnchor | undefined): { view: AnchorView; place: PlaceView } {
    if (!anchor) {
      const nowhere = { doc: '-khong-', block: '', quote: '', prefix: '', suffix: '' };
      return { view: { ...nowhere, whole_block: true }, place: { state: 'free' } };
    }
    const block = this.#document(anchor.doc).blocks.find((one) => one.id === anchor.block);
    if (!block) throw new CallError('place_not_found', anchor.block);
    const [start, end] = anchor.range ?? [0, 0];
    const whole = anchor.range === undefined;
    return {
      view: {
        doc: anchor.doc,
        block: block.id,
        quote: whole ? block.text.slice(0, 80) : block.text.slice(start, end),
        prefix: block.text.slice(Math.max(0, start - 32), start),
        suffix: block.text.slice(end, end + 32),
        whole_block: whole,
      },
      place: { state: 'exact', block: block.id, label: block.label, start, end },
    };
  }

  writeSamples(): void {
    const doc = 'huong-dan-nq06';
    for (const [block, quote, kind, body] of sampleNotes) {
      const text = this.#document(doc).blocks.find((one) => one.id === block)?.text ?? '';
      const start = quote === null ? 0 : text.indexOf(quote);
      const range: [number, number] | undefined = quote === null ? undefined : [start, start + quote.length];
      void this.#basic.create_note?.({ anchor: { doc, block, ...(range ? { range } : {}) }, kind, body });
    }
    const moved = this.notes[2];
    if (moved) moved.place = { state: 'moved', block: 'II.3.(1):0', label: 'II.3.(1)', start: 0, end: 0 };
    const lost = this.notes[5];
    if (lost) lost.place = { state: 'lost' };
  }

  startSample(): void {
    this.sessions = sampleSessions(this.now());
    this.notes.forEach((note, index) => {
      note.session = index < 4 ? 's1' : index === 4 ? 's0' : null;
    });
  }
}
