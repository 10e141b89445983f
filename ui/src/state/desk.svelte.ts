import type { Host } from '../ipc/host';
import type { BackupView, Desk as OpenedDesk, NoteView } from '../ipc/types/commands';
import { Aloud } from './aloud.svelte';
import { AutoLock } from './auto-lock.svelte';
import { Backups } from './backups.svelte';
import { Bookmarks } from './bookmarks.svelte';
import { Closing } from './closing.svelte';
import { Computer } from './computer.svelte';
import { FilePlace } from './place.svelte';
import { placeOfLink } from './link';
import { Dropped } from './dropped.svelte';
import { Editions } from './editions.svelte';
import { Finder } from './finder.svelte';
import { History } from './history.svelte';
import { Layout, type Screen } from './layout.svelte';
import { Library, type LibraryChange } from './library.svelte';
import { ManyNotes } from './many-notes.svelte';
import { Notebook } from './notebook.svelte';
import { Packs } from './packs.svelte';
import { blockAt, firstPlace, hasPassage, placesOf, type NotePlace } from './note-places';
import { Paper } from './paper.svelte';
import { Papers } from './papers.svelte';
import { Pen } from './pen';
import type { Place } from './place';
import { Profiles } from './profiles.svelte';
import { Progress } from './progress.svelte';
import { Quick } from './quick.svelte';
import { Reading } from './reading.svelte';
import { Search } from './search.svelte';
import { Secrets } from './secrets.svelte';
import { Sessions } from './sessions.svelte';
import { Settings } from './settings.svelte';
import { Trail, type Step } from './trail.svelte';
import { Welcome } from './welcome.svelte';
import { Transfer } from './transfer.svelte';
import { Trash } from './trash.svelte';
import { Versions } from './versions.svelte';
import { Visiting } from './visiting.svelte';

/** The reader's desk: everything on it, and what takes more than one of them. */
export class Desk {
  readonly host: Host;
  readonly layout = new Layout();
  readonly settings: Settings;
  readonly library: Library;
  readonly profiles: Profiles;
  readonly reading: Reading;
  readonly quick: Quick;
  readonly search: Search;
  readonly history: History;
  readonly finder: Finder;
  readonly aloud: Aloud;
  readonly notebook: Notebook;
  readonly many: ManyNotes;
  readonly sessions: Sessions;
  readonly bookmarks: Bookmarks;
  readonly progress: Progress;
  readonly packs: Packs;
  readonly editions: Editions;
  readonly paper: Paper;
  readonly papers: Papers;
  readonly trail = new Trail();
  readonly welcome: Welcome;
  readonly secrets: Secrets;
  readonly autoLock: AutoLock;
  readonly backups: Backups;
  readonly transfer: Transfer;
  readonly trash: Trash;
  readonly versions: Versions;
  readonly visiting: Visiting;
  readonly closing: Closing;
  readonly dropped: Dropped;
  readonly place: FilePlace;
  readonly pen: Pen;
  readonly computer: Computer;
  /** Before anyone sat down: who is it; after that: the text. */
  phase = $state<'starting' | 'choosing' | 'open'>('starting');
  /** The page died and is back; said until someone sits down. */
  revived = $state(false);
  /** The block whose citation was copied last. */
  copied = $state<string | null>(null);

  #link: Place | null = null;
  /** The text that was read last stands in a folder that isn't read yet; another is open instead. */
  #late: { doc: string; instead: string } | null = null;
  /** A text is being opened for who sits down. */
  #sitting = false;

  constructor(host: Host) {
    this.host = host;
    this.revived = host.revived;
    this.settings = new Settings(host);
    this.library = new Library(host);
    this.library.changed = (change) => this.#libraryChanged(change);
    this.profiles = new Profiles(host);
    this.reading = new Reading(this.library, this.settings);
    this.quick = new Quick(host, this.library);
    this.history = new History(host);
    this.search = new Search(
      host,
      () => this.reading.doc,
      () => this.history.queries.length > 0,
    );
    this.finder = new Finder(host, this.reading, this.settings);
    this.aloud = new Aloud(host, this.reading, this.settings);
    this.notebook = new Notebook(host);
    this.many = new ManyNotes(host, this.notebook);
    this.paper = new Paper(this.reading, this.notebook);
    this.papers = new Papers(host, this.notebook);
    this.sessions = new Sessions(host);
    this.bookmarks = new Bookmarks(host);
    this.welcome = new Welcome(host);
    this.progress = new Progress(host, () => this.canWrite);
    this.secrets = new Secrets(host, (locked) => this.profiles.setLocked(locked));
    this.autoLock = new AutoLock(() => this.switchProfile());
    this.backups = new Backups(host);
    this.transfer = new Transfer(host);
    this.trash = new Trash(host, this.notebook);
    this.versions = new Versions(host, this.notebook);
    this.place = new FilePlace(host);
    this.visiting = new Visiting(host);
    this.closing = new Closing(host, () => this.#flushAndLook());
    this.pen = new Pen(this);
    this.computer = new Computer(host);
    this.dropped = new Dropped(this);
    this.packs = new Packs(this);
    this.editions = new Editions(this);
    host.onLink((link) => void this.followLink(link));
  }

  async start(): Promise<void> {
    await Promise.all([this.profiles.load(), this.library.load()]);
    if (this.profiles.loaded) this.welcome.arrive(this.profiles.list.length);
    this.phase = 'choosing';
    await this.profiles.toTheDoor();
  }

  async openProfile(profile: { id: string; name: string }): Promise<void> {
    const opened = await this.profiles.open(profile);
    if (opened) await this.#sitDown(opened, false);
  }

  async createProfile(name: string, passphrase?: string): Promise<void> {
    const opened = await this.profiles.create(name, passphrase);
    if (opened) await this.#sitDown(opened, true);
  }

  async unlockProfile(passphrase: string): Promise<void> {
    const opened = await this.profiles.unlock(passphrase);
    if (opened) await this.#sitDown(opened, false);
  }

  async recoverProfile(code: string, passphrase: string): Promise<void> {
    const opened = await this.profiles.recover(code, passphrase);
    if (opened) await this.#sitDown(opened, false);
  }

  /** Opens the notebook that can't be written to, to be read. */
  async openToRead(passphrase?: string): Promise<void> {
    const opened = await this.profiles.openToRead(passphrase);
    if (opened) await this.#sitDown(opened, false);
  }

  /** Reads without a notebook, as a guest or because the notes can't be opened. Nothing is written. */
  async readWithoutNotes(): Promise<void> {
    if (this.profiles.trouble) await this.profiles.close();
    this.profiles.forgetAsking();
    this.settings.visit();
    this.welcome.sitDown(false);
    this.revived = false;
    this.phase = 'open';
    await this.#openText();
  }

  /** Puts a backup in the notebook's place. What stood there is kept, so this too can be taken back. */
  async restoreBackup(backup: BackupView): Promise<boolean> {
    // Words that aren't on disk yet would land in another notebook than the one they were written in.
    if (this.canWrite && !(await this.#flushNotes())) {
      this.#showUnsaved();
      return false;
    }
    const opened = await this.profiles.restoreBackup(backup.file);
    if (!opened) {
      if (this.profiles.trouble) this.#clear();
      return false;
    }
    this.#closeNotes();
    this.trash.close();
    await this.#sitDown(opened, false);
    await this.backups.didRestore(backup, opened.profile.id);
    return true;
  }

  /** Makes a profile of the backup that was opened, and sits down at it. */
  async takeInFound(name: string): Promise<void> {
    if (this.canWrite && !(await this.flush())) return this.#showUnsaved();
    const opened = await this.profiles.takeIn(name);
    if (!opened) return;
    this.#clear();
    this.profiles.current = opened.profile;
    await this.#sitDown(opened, false);
  }

  /** Merges the backup that was opened, or a file, into the open notebook; one deed to be taken back. */
  async mergeFound(file = false): Promise<void> {
    // What is being written belongs to the notebook that is merged into.
    if (!(await this.#flushNotes())) return this.#showUnsaved();
    const { visiting } = this;
    if (!(await (file ? visiting.mergeFile() : visiting.merge()))) return;
    const before = visiting.merged?.backup;
    await this.reloadNotes();
    if (!before) return;
    this.notebook.history.did({
      deed: 'merge',
      note: '',
      sweeping: true,
      undo: () => this.restoreBackup(before),
      redo: async () => {
        const after = this.backups.restored?.before;
        return after ? this.restoreBackup(after) : false;
      },
    });
  }

  /** A file has taken the notebook's place, or filled it. */
  async reloadNotes(): Promise<void> {
    this.#closeNotes();
    const { notebook, sessions, bookmarks, history, papers } = this;
    await Promise.all([notebook.load(), sessions.load(), bookmarks.load(), history.load(), papers.load()]);
  }

  /**
   * Back to the names; a locked profile is locked again. Nothing is closed before everything is saved, and nothing of
   * what was read or written stays in the window.
   */
  async switchProfile(): Promise<void> {
    if (!(await this.#flushNotes())) return this.#showUnsaved();
    await Promise.all([this.settings.flush(), this.progress.flush()]);
    await this.profiles.close();
    this.#clear();
    await this.profiles.toTheDoor();
  }

  /** Everything that is on screen and not on disk, to be saved by hand. */
  get unsaved(): string[] {
    return [...this.notebook.unsaved, ...this.sessions.unsaved, ...this.papers.unsaved];
  }

  /** Somebody's notes are open. */
  get hasNotes(): boolean {
    return this.profiles.current !== null;
  }

  /** They are, and can be written to. */
  get canWrite(): boolean {
    return this.hasNotes && !this.profiles.readOnly;
  }

  /** Shows another part; what lay over the last one goes. */
  go(screen: Screen): void {
    this.search.hide();
    this.layout.go(screen);
  }

  /** Opens a page of the settings. */
  openSettings(section: string): void {
    this.go('settings');
    this.layout.settings = section;
    this.layout.ask('sheet');
  }

  /** Goes to a place in the text and lights it. The way back is kept. */
  async goTo(place: Place, beside: readonly string[] = []): Promise<void> {
    this.trail.leave(this.here);
    this.go('reading');
    const { doc, block, address } = place;
    const also = beside.length > 0 ? { beside } : {};
    await this.reading.open(doc, { block, address, light: true, ...also });
  }

  /** Goes where a link into the library leads: now, or once someone has sat down. False for what is no such link. */
  async followLink(link: string): Promise<boolean> {
    const place = placeOfLink(link);
    if (!place) return false;
    this.#link = this.phase === 'open' ? null : place;
    if (!this.#link) await this.goTo(place);
    return true;
  }

  /** Opens a document where reading stopped in it. */
  async openDocument(doc: string): Promise<void> {
    if (doc !== this.reading.doc) this.trail.leave(this.here);
    this.go('reading');
    await this.reading.open(doc);
  }

  /** Opens a place in another document on a second sheet beside the first. */
  async openBeside(place: Place): Promise<void> {
    if (place.doc === this.reading.doc) return this.goTo(place);
    this.trail.leave(this.here);
    this.go('reading');
    const { block, address } = place;
    const somewhere = block !== undefined || address !== undefined;
    await this.reading.openBeside(place.doc, somewhere ? { block, address, light: true } : {});
  }

  /** Back along the way that the reader came, or forward again. */
  async goBack(forward = false): Promise<void> {
    const step = forward ? this.trail.goForward(this.here) : this.trail.goBack(this.here);
    if (!step) return;
    this.go('reading');
    await this.reading.open(step.doc, { block: step.block, at: step.at });
  }

  /** The line at the top of the sheet. */
  get here(): Step | null {
    const doc = this.reading.doc;
    const position = doc === null ? null : this.settings.position(doc);
    return doc === null || position === null ? null : { doc, ...position };
  }

  /** Puts words into the search box and looks for them, because the reader asked for these. */
  searchFor(text: string): void {
    this.search.fill(text);
    this.layout.ask('search');
  }

  /** Opens a passage that was found, with the words of the question lit in the whole of its text. */
  async goToFound(place: Place): Promise<void> {
    const { query, asTyped } = this.search;
    this.search.hide();
    // The bar takes its room before the passage is gone to.
    this.finder.take(query, asTyped);
    await this.goTo(place);
    await this.finder.follow(query, asTyped, place.block);
  }

  /** Goes back from a note to its passage; of several to one of them. All of them are lit there. */
  async goToNote(note: NoteView, to: NotePlace = firstPlace(note)): Promise<void> {
    if (!hasPassage(note)) return;
    const lit = placesOf(note).flatMap((one) => (one.place.state === 'exact' ? [blockAt(one)] : []));
    await this.goTo({ doc: note.anchor.doc, block: blockAt(to) }, lit);
  }

  async addFolder(named?: string): Promise<void> {
    await this.library.addFolder(named);
  }

  async removeFolder(path: string): Promise<void> {
    await this.library.removeFolder(path);
  }

  async reloadLibrary(): Promise<void> {
    await this.library.reload();
  }

  /** True if everything that was written is on disk when this resolves. */
  async flush(): Promise<boolean> {
    const [saved] = await Promise.all([this.#flushNotes(), this.settings.flush(), this.progress.flush()]);
    return saved;
  }

  // Saved is not yet safe: the file may have lost its place after the last save. And where words couldn't be saved, the
  // reader is told whether that is why.
  async #flushAndLook(): Promise<boolean> {
    const saved = await this.flush();
    return (!this.canWrite || (await this.place.holds())) && saved;
  }

  // With other documents, notes may have found or lost their places, and the open text may have changed or gone. What
  // is only more leaves the text alone.
  async #libraryChanged({ altered, settled }: LibraryChange): Promise<void> {
    if (this.phase !== 'open') return;
    const notes =
      this.hasNotes && (settled || altered.size > 0)
        ? Promise.all([this.notebook.load(), this.bookmarks.load()])
        : null;
    const { other } = this.reading;
    if (other && (other.doc === null || altered.has(other.doc))) {
      if (other.doc !== null && this.library.summary(other.doc))
        await other.open(other.doc, other.block === null ? {} : { block: other.block });
      else this.reading.closeSheet(other);
    }
    const { doc, block } = this.reading;
    if (doc === null ? !this.#sitting : !this.library.summary(doc)) {
      this.reading.close();
      await this.#openText();
    } else if (doc !== null && altered.has(doc)) {
      await this.reading.open(doc, block === null ? {} : { block });
    }
    await this.#resume();
    await notes;
  }

  /** The text that was read last has come, behind others: it is opened if the reader has turned to nothing else. */
  async #resume(): Promise<void> {
    const late = this.#late;
    if (!late || this.reading.doc !== late.instead) return void (this.#late = null);
    if (!this.library.summary(late.doc)) return;
    this.#late = null;
    await this.reading.open(late.doc);
  }

  async #flushNotes(): Promise<boolean> {
    const done = await Promise.all([this.notebook.flush(), this.sessions.flush(), this.papers.flush()]);
    return done.every(Boolean);
  }

  #showUnsaved(): void {
    this.layout.dialog = null;
    this.layout.rightTab = 'notes';
    this.layout.reveal('right');
  }

  /** What is known here of the notebook on disk is another's now, or nobody's. */
  #closeNotes(): void {
    this.notebook.close();
    this.many.close();
    this.place.close();
    this.sessions.close();
    this.papers.close();
    this.bookmarks.close();
    this.progress.close();
  }

  #clear(): void {
    this.#late = null;
    this.aloud.stop();
    this.settings.release();
    this.#closeNotes();
    this.trail.clear();
    this.trash.close();
    this.versions.close();
    this.visiting.close();
    this.backups.close();
    this.transfer.close();
    this.dropped.close();
    this.secrets.close();
    this.search.clear();
    this.history.close();
    this.finder.clear();
    this.paper.close();
    this.reading.close();
    this.layout.reset();
    this.copied = null;
    this.computer.error = null;
    this.phase = 'choosing';
  }

  async #sitDown(opened: OpenedDesk, fresh: boolean): Promise<void> {
    this.settings.take(opened.settings, fresh);
    this.welcome.sitDown(fresh);
    this.secrets.show(opened.recovery_code);
    this.backups.note = opened.backup_note;
    this.revived = false;
    this.phase = 'open';
    const { notebook, sessions, bookmarks, history } = this;
    await Promise.all([this.#openText(), notebook.load(), sessions.load(), bookmarks.load(), history.load()]);
  }

  async #openText(): Promise<void> {
    this.#sitting = true;
    await this.#openFirst().finally(() => (this.#sitting = false));
  }

  async #openFirst(): Promise<void> {
    const link = this.#link;
    if (link) {
      this.#link = null;
      return this.goTo(link);
    }
    const last = this.settings.lastDoc;
    const doc = last !== null && this.library.summary(last) ? last : this.library.first?.id;
    if (doc === undefined) return;
    this.#late = last !== null && last !== doc ? { doc: last, instead: doc } : null;
    await this.reading.open(doc);
    const { block } = this.reading;
    const section = this.reading.sectionOf(block);
    const begun = block !== null && this.reading.indexOf(block) > 0;
    // The first screen of a text needs no word about where one is.
    this.layout.resumed =
      last === doc && begun && section && section.level > 1
        ? { doc, section: section.id, place: this.reading.nameOf(block) }
        : null;
  }
}
