import { CallError } from '../errors';
import { manyHandlers } from './many';
import type { Args, CommandName, Reply } from '../host';
import type {
  BackupList,
  BackupView,
  BackupWhy,
  DeletedProfile,
  NoteVersion,
  NoteView,
  PaperRequest,
  ProfileOpening,
  ProfileView,
  SecretReply,
  SessionView,
  TextRequest,
} from '../types/commands';

export type Handlers = { [K in CommandName]: (args: Args<K>) => Reply<K> | Promise<Reply<K>> };

/** What the keeping of notes needs of the rest of the fake host. */
export interface Kept {
  profiles: ProfileView[];
  notes: NoteView[];
  sessions: SessionView[];
  current: ProfileView | null;
  now: () => number;
  open: (profile: ProfileView, code?: string) => ProfileOpening;
}

interface Lock {
  passphrase: string;
  code: string;
  failures: number;
}

const CODE = 'H7KM-9PQR-2T4V-W8XY-3ZBC-D5FG';
const MONTH = 30 * 86_400_000;

/** Locks, backups, versions and the trash, with the shapes of the real ones and nothing behind them. */
export class Keeping {
  readonly locks = new Map<string, Lock>();
  readonly versions = new Map<string, NoteVersion[]>();
  readonly files = new Map<string, { notes: NoteView[]; sessions: SessionView[] }>();
  /** What was written for other programs, by where to. */
  readonly written = new Map<string, PaperRequest | TextRequest>();
  deleted: (DeletedProfile & { profile: ProfileView })[] = [];
  backups: BackupView[] = [];
  place: string | null = null;

  #host: Kept;
  #kept = new Map<string, NoteView[]>();
  #next = 1;

  constructor(host: Kept) {
    this.#host = host;
  }

  lockUp(profile: ProfileView, passphrase: string): string {
    if (passphrase.length < 8) throw new CallError('passphrase_invalid', 'too short');
    this.locks.set(profile.id, { passphrase, code: CODE, failures: 0 });
    profile.locked = true;
    return CODE;
  }

  /** An earlier version of a note is kept before it changes. */
  keepVersion(note: NoteView): void {
    if (note.body === '') return;
    const list = this.versions.get(note.id) ?? [];
    const { body, html, kind, updated: saved } = note;
    this.versions.set(note.id, [{ version: list.length + 1, body, html, kind, saved }, ...list]);
  }

  backUp(why: BackupWhy, made = this.#host.now()): BackupView {
    const file = `2026-11-24T${String(this.#next++).padStart(6, '0')}.db`;
    this.#kept.set(file, structuredClone(this.#host.notes));
    const backup = {
      file,
      made,
      notes: this.#host.notes.filter((note) => note.deleted === null).length,
      sessions: this.#host.sessions.length,
      bytes: 61_440 + 900 * this.#host.notes.length,
      why,
      whole: true,
    };
    this.backups = [backup, ...this.backups];
    return backup;
  }

  readonly handlers = {
    ...manyHandlers(() => this.#host),
    unlock_profile: ({ id, passphrase }) => {
      const { profile, lock } = this.#locked(id);
      if (passphrase !== lock.passphrase) return { outcome: 'wrong_secret', wait_ms: this.#wait(lock) };
      lock.failures = 0;
      return this.#host.open(profile);
    },
    recover_profile: ({ id, code, passphrase }) => {
      const { profile, lock } = this.#locked(id);
      if (code.replace(/[^A-Z0-9]/giu, '').toUpperCase() !== lock.code.replaceAll('-', '')) {
        return { outcome: 'wrong_secret', wait_ms: this.#wait(lock) };
      }
      return this.#host.open(profile, this.lockUp(profile, passphrase));
    },
    lock_notebook: ({ passphrase }) => {
      const profile = this.#current();
      if (profile.locked) throw new CallError('already_locked', profile.id);
      return {
        outcome: 'done',
        recovery_code: this.lockUp(profile, passphrase),
        left_behind: [],
      };
    },
    unlock_for_good: ({ passphrase }) =>
      this.#secret(passphrase, (profile) => {
        this.locks.delete(profile.id);
        profile.locked = false;
        return null;
      }),
    change_passphrase: ({ passphrase, new_passphrase }) =>
      this.#secret(passphrase, (profile) => {
        this.lockUp(profile, new_passphrase);
        return null;
      }),
    new_recovery_code: ({ passphrase }) => this.#secret(passphrase, () => CODE),
    delete_profile: ({ id, typed_name }) => {
      const profile = this.#profile(id);
      if (profile.name !== typed_name.trim()) throw new CallError('name_mismatch', typed_name);
      const deleted = this.#host.now();
      const { name, locked } = profile;
      this.#host.profiles = this.#host.profiles.filter((one) => one !== profile);
      this.deleted = [{ id, name, locked, deleted, gone_at: deleted + MONTH, profile }, ...this.deleted];
      return this.#host.profiles;
    },
    deleted_profiles: () =>
      this.deleted.map(({ id, name, locked, deleted, gone_at }) => ({ id, name, locked, deleted, gone_at })),
    restore_profile: ({ id }) => {
      const gone = this.deleted.find((one) => one.id === id);
      if (!gone) throw new CallError('profile_not_found', id);
      this.deleted = this.deleted.filter((one) => one !== gone);
      this.#host.profiles = [...this.#host.profiles, gone.profile];
      return this.#host.profiles;
    },
    rename_profile: ({ name }) => {
      if (name.trim() === '') throw new CallError('name_empty', 'empty');
      return Object.assign(this.#current(), { name: name.trim() });
    },
    list_trash: () =>
      this.#host.notes
        .filter((note) => note.deleted !== null)
        .sort((a, b) => (b.deleted ?? 0) - (a.deleted ?? 0)),
    purge_note: ({ id }) => {
      this.#host.notes = this.#host.notes.filter((note) => note.id !== id || note.deleted === null);
      return {};
    },
    empty_trash: () => {
      this.#host.notes = this.#host.notes.filter((note) => note.deleted === null);
      return {};
    },
    note_versions: ({ id }) => this.versions.get(id) ?? [],
    restore_version: ({ id, version }) => {
      const note = this.#host.notes.find((one) => one.id === id);
      const found = this.versions.get(id)?.find((one) => one.version === version);
      if (!note || !found) throw new CallError('version_not_found', id);
      this.keepVersion(note);
      const { body, html, kind } = found;
      return Object.assign(note, { body, html, kind, updated: this.#host.now() });
    },
    list_backups: () => this.#list(),
    backup_now: () => this.backUp('by_hand'),
    restore_backup: ({ id, file }) => {
      const kept = this.#kept.get(file);
      if (!kept) throw new CallError('backup_not_found', file);
      this.backUp('restore');
      this.#host.notes = structuredClone(kept);
      return this.#host.open(this.#profile(id));
    },
    set_backup_place: ({ path }) => {
      this.place = path;
      return this.#list();
    },
    export_json: ({ path }) => {
      this.files.set(path, structuredClone({ notes: this.#host.notes, sessions: this.#host.sessions }));
      return {
        path,
        notes: this.#host.notes.length,
        sessions: this.#host.sessions.length,
        bytes: 4_200,
      };
    },
    paper_formats: () => [
      {
        id: 'ca-nhan',
        name: 'Bài cá nhân',
        issued: 'Số đo trang và chữ theo thể thức văn bản của Đảng.',
        old: false,
        compared: 'chưa',
        notes: ['Chưa kiểm với bản gốc.'],
      },
      {
        id: 'hd36-vptw',
        name: 'Văn bản của Đảng (Hướng dẫn 36-HD/VPTW, cũ)',
        issued: 'Hướng dẫn 36-HD/VPTW năm 2018.',
        old: true,
        compared: 'chưa',
        notes: ['Đã được thay trong năm 2026.', 'Chưa kiểm với bản gốc.'],
      },
    ],
    write_paper: (request) => {
      this.written.set(request.path, request);
      return { path: request.path, bytes: 9_000 };
    },
    write_text: (request) => {
      this.written.set(request.path, request);
      return { path: request.path, bytes: request.text.length };
    },
    import_json: ({ path, replace }) => {
      const file = this.files.get(path);
      if (!file) throw new CallError('json_foreign', path);
      if (this.#host.notes.length > 0 && !replace) throw new CallError('bad_request', 'not empty');
      const backup = this.backUp('import');
      this.#host.notes = structuredClone(file.notes);
      this.#host.sessions = structuredClone(file.sessions);
      return { notes: file.notes.length, sessions: file.sessions.length, backup };
    },
  } satisfies Partial<Handlers>;

  #list(): BackupList {
    const there = this.place !== null;
    const copies = there ? this.backups : [];
    const copied = copies[0]?.made ?? null;
    return { place: this.place, place_there: there, copied, backups: this.backups, copies };
  }

  // The real delay is the core's; this one only has its shape.
  #wait(lock: Lock): number {
    lock.failures += 1;
    return lock.failures < 3 ? 0 : 1000 * 2 ** (lock.failures - 2);
  }

  #secret(passphrase: string, work: (profile: ProfileView) => string | null): SecretReply {
    const profile = this.#current();
    const lock = this.locks.get(profile.id);
    if (!lock) throw new CallError('not_locked', profile.id);
    if (lock.passphrase !== passphrase) return { outcome: 'wrong', wait_ms: this.#wait(lock) };
    return { outcome: 'done', recovery_code: work(profile), left_behind: [] };
  }

  #current(): ProfileView {
    const profile = this.#host.current;
    if (!profile) throw new CallError('no_profile', '');
    return profile;
  }

  #profile(id: string): ProfileView {
    const profile = this.#host.profiles.find((one) => one.id === id);
    if (!profile) throw new CallError('profile_not_found', id);
    return profile;
  }

  #locked(id: string): { profile: ProfileView; lock: Lock } {
    const profile = this.#profile(id);
    const lock = this.locks.get(id);
    if (!lock) throw new CallError('not_locked', id);
    return { profile, lock };
  }
}
