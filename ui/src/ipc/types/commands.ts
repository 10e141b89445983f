// Generated from the command table in src-tauri/crates/study/src/api. Don't edit:
// UPDATE_TYPES=1 cargo test -p study typescript

/**
 * Which program this is and where it keeps things.
 */
export type About = { version: string, data_folder: string, 
/**
 * The newest form of notebook that this program writes.
 */
notebook_format: number, };

export type AddKey = { path: string, 
/**
 * What the reader compared: the file may have become another meanwhile.
 */
fingerprint: string, };

export type AddParts = { paper: string, 
/**
 * The part behind which they stand; left out: before all others.
 */
behind?: string, parts: Array<NewPart>, };

export type AlignView = "start" | "center" | "end";

/**
 * What a cell says of its number.
 */
export type AmountView = "unstated" | "words" | "exact" | "from" | "above" | "up_to" | "below" | "between";

/**
 * What a note was hung on: a block, or some words of it. Where those are now: [`PlaceView`].
 */
export type AnchorView = { doc: string, block: string, 
/**
 * The words themselves. For a whole block: its first words, so that it can be found again.
 */
quote: string, 
/**
 * Up to 32 characters before and after the quote.
 */
prefix: string, suffix: string, 
/**
 * True if the note is on the whole block rather than on chosen words.
 */
whole_block: boolean, };

/**
 * An error as it crosses to the window.
 */
export type ApiError = { code: ErrorCode, 
/**
 * English, for the log and the person in charge; the window has its own words for each code.
 */
message: string, };

/**
 * Newest first.
 */
export type BackupList = { 
/**
 * Where copies go, if the reader chose a place.
 */
place: string | null, 
/**
 * Whether that place can be reached now.
 */
place_there: boolean, 
/**
 * When the last copy was made there: milliseconds since 1970, UTC.
 */
copied: number | null, backups: Array<BackupView>, 
/**
 * What stands in that place; empty while it can't be reached.
 */
copies: Array<BackupView>, };

export type BackupPlace = { 
/**
 * None: no copies any more.
 */
path: string | null, };

/**
 * What went wrong with the last backup.
 */
export type BackupTrouble = "failed" | "place_failed";

export type BackupView = { 
/**
 * What to ask for in `restore_backup`.
 */
file: string, 
/**
 * Milliseconds since 1970, UTC.
 */
made: number, 
/**
 * Notes that aren't deleted; none if it can't be read.
 */
notes: number | null, sessions: number | null, bytes: number, why: BackupWhy, 
/**
 * Every byte is as it was written.
 */
whole: boolean, };

/**
 * Why a backup was made.
 */
export type BackupWhy = "change" | "quit" | "migration" | "restore" | "import" | "merge" | "by_hand" | "lock";

/**
 * What a block is.
 */
export type BlockKindView = "heading" | "paragraph" | "marked" | "table_head" | "table_row" | "code" | "rule";

/**
 * The notes that belong to a block, counted, and the words that they hang on.
 */
export type BlockNotes = { block: string, 
/**
 * Also those on the whole block, and those that stood here and have lost their words. One on several blocks of a
 * headed section counts at the first of them.
 */
notes: number, 
/**
 * In the order of the text; the same words and the same pen once.
 */
marks: Array<NoteMark>, };

/**
 * One block of text: a heading, a paragraph, a list item's paragraph, a table row.
 */
export type BlockView = { 
/**
 * "II.3.(4):0": the address of its provision and its ordinal there.
 */
id: string, 
/**
 * Index in `provisions`.
 */
provision: number, kind: BlockKindView, 
/**
 * The sign printed before the text, "-", "1.", "(4)"; not part of the text.
 */
mark: string | null, 
/**
 * 1–6 for headings, else 0.
 */
level: number, 
/**
 * How deep it stands in lists; 0 outside of any.
 */
depth: number, quoted: boolean, 
/**
 * The short address shown in the margin and in citations: "II.1 –2", "II.1 ¶1", "III.1".
 * Empty for an unnumbered heading.
 */
label: string, 
/**
 * The visible text, without the mark and the signs of editor's notes. A row's cells are joined by " | ".
 */
text: string, 
/**
 * The same as safe HTML (inline elements only). None where that is the text, letter for letter, which spares a
 * long document half its weight; none for rows: see `cells`.
 */
html: string | null, 
/**
 * A row's cells as safe HTML.
 */
cells: Array<string>, 
/**
 * Index in `tables`, for rows.
 */
table: number | null, 
/**
 * The editor's notes that are first referred to here, with their letters.
 */
notes: Array<NoteRefView>, 
/**
 * Where the words name a passage that can be opened, in order.
 */
references: Array<ReferenceView>, };

/**
 * Some of a document's blocks, from one index to before another.
 */
export type BlocksRequest = { doc: string, from: number, to: number, };

export type BookmarkRequest = { id: string, };

/**
 * A bookmark and where it is now.
 */
export type BookmarkView = { id: string, doc: string, 
/**
 * The block that it stands at now. None where its words or its document aren't there any more.
 */
block: string | null, 
/**
 * That block's address; empty for an unnumbered heading.
 */
label: string, 
/**
 * The words that the block began with.
 */
quote: string, 
/**
 * Milliseconds since 1970, UTC.
 */
created: number, };

/**
 * What a group of cards is about.
 */
export type CardKind = "viewpoints" | "tasks" | "targets" | "dates" | "bodies";

export type CarryNotes = { doc: string, edition: string, 
/**
 * Notes that [`CrossingView`] offers to carry.
 */
notes: Array<string>, };

export type CellView = { 
/**
 * What stands over its column; empty where nothing does.
 */
head: string, 
/**
 * Its range in the block's text, in UTF-16 units.
 */
range: [number, number], 
/**
 * The year over its column was asked for.
 */
asked: boolean, };

export type ChangeCount = { change: ChangeView, blocks: number, };

/**
 * What became of a block.
 */
export type ChangeView = "same" | "renumbered" | "edited" | "moved" | "added" | "removed";

export type Commands = { 
/**
 * The documents, the folders and their diagnostics.
 */
library: [Nothing, LibraryView], 
/**
 * Begins to read the folders again from disk, and says what is there now.
 */
reload_library: [Nothing, LibraryView], 
/**
 * What of the folders is being read, and which library that makes so far.
 */
library_state: [Nothing, LibraryState], 
/**
 * Looks for changes in the folders of which the system tells none, and for those that weren't there.
 */
look_again: [Nothing, LibraryState], 
/**
 * Ends the reading of the folders; what has been read stays.
 */
stop_reading: [Nothing, LibraryState], 
/**
 * Reads one folder again that didn't answer, or wasn't read to its end.
 */
read_folder: [FolderRequest, LibraryState], 
/**
 * Adds a folder of documents; nothing in it is ever written.
 */
add_folder: [FolderRequest, LibraryView], 
/**
 * Forgets a folder that the reader added; its files stay.
 */
remove_folder: [FolderRequest, LibraryView], 
/**
 * The packs that were taken in, and the keys that are trusted.
 */
packs: [Nothing, PacksView], 
/**
 * Checks all of a pack, and changes nothing.
 */
look_at_pack: [PackRequest, PackLook], 
/**
 * Takes a pack in, in the place of the older one of its name; its documents join the library.
 */
take_in_pack: [TakeInPack, PackTaken], 
/**
 * Takes a pack out of the library. Its file on the stick stays.
 */
remove_pack: [PackName, PackTaken], 
/**
 * The documents that can go into a pack: those that stand in folders of their own and aren't the program's.
 */
packable: [Nothing, Array<PackableView>], 
/**
 * Writes a pack of documents, not signed.
 */
make_pack: [MakePack, PackMade], 
/**
 * Reads a public key, to be compared.
 */
look_at_key: [KeyRequest, KeyLook], 
/**
 * Trusts a key.
 */
add_key: [AddKey, KeyLook], 
/**
 * Trusts a key no longer.
 */
remove_key: [RemoveKey, PacksView], 
/**
 * What dropped files and folders are, and what can be done with each. Nothing is read in or changed.
 */
look_at_dropped: [DroppedRequest, Array<DroppedView>], 
/**
 * A document, ready to be shown; of a large one the first blocks and an outline of all.
 */
open_document: [DocumentRequest, DocumentView], 
/**
 * Some more blocks of a large document, in order; fewer than asked for where that is many.
 */
blocks: [BlocksRequest, Array<BlockView>], 
/**
 * The words of some blocks as one text, a line each.
 */
text_of: [BlocksRequest, string], 
/**
 * The earlier editions of a document, the latest first.
 */
editions: [DocumentRequest, Array<EditionView>], 
/**
 * What became of an earlier edition in the text of today, by article.
 */
compare_edition: [EditionRequest, ComparisonView], 
/**
 * All of an earlier edition.
 */
read_edition: [EditionRequest, Array<SideView>], 
/**
 * The notes that hang on an earlier edition, and where they would hang today.
 */
crossing: [EditionRequest, CrossingView], 
/**
 * Hangs such notes on the text of today, as the reader agreed.
 */
carry_notes: [CarryNotes, Array<NoteView>], 
/**
 * Texts in the words in which they are read aloud.
 */
spoken: [SpokenRequest, Array<string>], 
/**
 * A document's cards for the quick look-up; `place_not_found` if it has none.
 */
quick: [DocumentRequest, QuickView], 
/**
 * How far the search index is.
 */
index_state: [Nothing, IndexView], 
/**
 * Searches the library and the reader's notes.
 */
search: [SearchRequest, SearchPage], 
/**
 * All that a query lights in one document: for each place the index of its block, its beginning and its end there.
 */
marks: [MarksRequest, Array<number>], 
/**
 * What the reader looked for before, newest first.
 */
search_history: [Nothing, SearchHistory], 
/**
 * Keeps a query that led somewhere, if the reader wants queries kept.
 */
remember_search: [PastSearch, SearchHistory], 
/**
 * Forgets one query, or all of them.
 */
forget_search: [ForgetSearches, SearchHistory], 
/**
 * Whether queries are kept from now on; those that were are forgotten if not.
 */
keep_searches: [HistoryChoice, SearchHistory], 
/**
 * The names on the start screen.
 */
profiles: [Nothing, Array<ProfileView>], 
/**
 * Makes a profile with an empty notebook and opens it.
 */
create_profile: [NewProfile, ProfileOpening], 
/**
 * Opens a profile's notebook.
 */
open_profile: [ProfileRequest, ProfileOpening], 
/**
 * Opens a locked profile's notebook.
 */
unlock_profile: [UnlockRequest, ProfileOpening], 
/**
 * Opens a profile whose folder can't be written to, to be read: nothing of it can be changed.
 */
open_to_read: [ReadRequest, ProfileOpening], 
/**
 * Opens a locked profile by its recovery code and gives it a new passphrase and a new code.
 */
recover_profile: [RecoverRequest, ProfileOpening], 
/**
 * Puts a lock on the open profile.
 */
lock_notebook: [PassphraseRequest, SecretReply], 
/**
 * Takes the lock off the open profile for good.
 */
unlock_for_good: [PassphraseRequest, SecretReply], 
/**
 * Gives the open profile another passphrase; its recovery code stays.
 */
change_passphrase: [PassphraseChange, SecretReply], 
/**
 * Makes a new recovery code; the one before opens nothing any more.
 */
new_recovery_code: [PassphraseRequest, SecretReply], 
/**
 * Gives the open profile another name.
 */
rename_profile: [RenameProfile, ProfileView], 
/**
 * Puts a profile into the trash, where it stays thirty days. Its name must be typed.
 */
delete_profile: [DeleteProfile, Array<ProfileView>], 
/**
 * The profiles in the trash, the last deleted first.
 */
deleted_profiles: [Nothing, Array<DeletedProfile>], 
/**
 * Brings a profile back from the trash.
 */
restore_profile: [ProfileRequest, Array<ProfileView>], 
/**
 * Whether the open notebook's file stands at its place.
 */
notebook_place: [Nothing, NotebookPlace], 
/**
 * Writes the open notebook to its place again; whatever stands there is kept beside it.
 */
put_back: [Nothing, PutBack], 
/**
 * Writes the open notebook, as it was last saved, into a folder of the reader's choice, where any computer can open
 * it as it opens a backup.
 */
put_elsewhere: [ElsewhereRequest, WrittenElsewhere], 
/**
 * Closes the notebook and goes back to the start screen.
 */
close_profile: [Nothing, Nothing], 
/**
 * Keeps the reader's settings.
 */
save_settings: [Settings, Settings], 
/**
 * Version and folders.
 */
about: [Nothing, About], 
/**
 * Notes that aren't deleted, by place in the text, then by time.
 */
list_notes: [NoteFilter, Array<NoteView>], 
/**
 * Some of the notes that a filter lets through, in the same order; fast among a hundred thousand.
 */
note_page: [NotePageRequest, NotePage], 
/**
 * How many notes the blocks of a document have and which words they mark, however many notes there are.
 */
note_marks: [DocumentRequest, Array<BlockNotes>], 
/**
 * Writes a note; durable when it returns. It joins the session that is going on.
 */
create_note: [NewNote, NoteView], 
/**
 * Changes a note's words or kind; durable when it returns.
 */
update_note: [NoteChange, NoteView], 
/**
 * Deletes a note so that it can be restored.
 */
delete_note: [NoteRequest, NoteView], 
/**
 * Takes a deletion back.
 */
restore_note: [NoteRequest, NoteView], 
/**
 * Changes several notes at once: all of them, or none.
 */
change_notes: [NoteEdits, Array<NoteView>], 
/**
 * The tags that the notes' own words have, as a dictionary orders them.
 */
tags: [Nothing, Array<TagView>], 
/**
 * Puts a tag behind the words of some notes; those that have it stay as they are.
 */
tag_notes: [TagNotes, Retagged], 
/**
 * Calls a tag otherwise in every note, merges it with another, or takes it out.
 */
rename_tag: [TagChange, Retagged], 
/**
 * Moves a note to where its words stand now, after the reader agreed.
 */
accept_move: [NoteRequest, NoteView], 
/**
 * Hangs a note back where it hung before it was moved in this sitting.
 */
take_back_move: [NoteRequest, NoteView], 
/**
 * Deleted notes, the last deleted first; they are gone thirty days after.
 */
list_trash: [Nothing, Array<NoteView>], 
/**
 * Removes a deleted note for good.
 */
purge_note: [NoteRequest, Nothing], 
/**
 * Removes all deleted notes for good.
 */
empty_trash: [Nothing, Nothing], 
/**
 * What a note said before, newest first.
 */
note_versions: [NoteRequest, Array<NoteVersion>], 
/**
 * Gives a note the words of an earlier version; what it says now becomes one.
 */
restore_version: [VersionRequest, NoteView], 
/**
 * The backups of a profile, also of one that can't be opened.
 */
list_backups: [ProfileRequest, BackupList], 
/**
 * Makes a backup of the open notebook.
 */
backup_now: [Nothing, BackupView], 
/**
 * Puts a backup in the notebook's place and opens it. What was there is kept beside it.
 */
restore_backup: [RestoreBackup, ProfileOpening], 
/**
 * Chooses where copies of the backups go, and puts them there at once.
 */
set_backup_place: [BackupPlace, BackupList], 
/**
 * Writes the whole open notebook into one JSON file.
 */
export_json: [ExportRequest, Exported], 
/**
 * Reads such a file into the open notebook: all of it or nothing.
 */
import_json: [ImportRequest, Imported], 
/**
 * Writes a paper as a file for Word; whole, or not at all.
 */
write_paper: [PaperRequest, FileWritten], 
/**
 * What a paper can measure; the one for a reader's own papers first.
 */
paper_formats: [Nothing, Array<PaperFormat>], 
/**
 * Writes words as a text file; whole, or not at all.
 */
write_text: [TextRequest, FileWritten], 
/**
 * The reader's papers, the last made first.
 */
list_papers: [Nothing, Array<PaperView>], 
/**
 * Deleted papers, the last deleted first; they are gone thirty days after.
 */
trashed_papers: [Nothing, Array<PaperView>], 
/**
 * A paper with all that is in it.
 */
open_paper: [PaperRef, OpenPaper], 
/**
 * Begins a paper; durable when it returns.
 */
create_paper: [NewPaper, OpenPaper], 
/**
 * Changes what a paper says of itself; durable when it returns.
 */
update_paper: [PaperChange, PaperView], 
/**
 * Puts a paper into the trash, or takes it out.
 */
delete_paper: [PaperDeletion, PaperView], 
/**
 * Removes a deleted paper for good, with all that is in it.
 */
purge_paper: [PaperRef, Nothing], 
/**
 * Puts parts into a paper, behind one of its parts; durable when it returns.
 */
add_parts: [AddParts, OpenPaper], 
/**
 * Gives a part other words; durable when it returns.
 */
update_part: [PartChange, PartView], 
/**
 * Puts parts into the trash, or takes them out: all of them, or none.
 */
delete_parts: [PartsDeletion, OpenPaper], 
/**
 * Brings a paper's parts into an order.
 */
order_parts: [PartOrder, OpenPaper], 
/**
 * What a part said before, newest first.
 */
part_versions: [PartRef, Array<PartVersionView>], 
/**
 * Gives a part the words of an earlier version; what it says now becomes one.
 */
restore_part_version: [PartVersionRef, PartView], 
/**
 * Freezes a paper as it is handed in.
 */
hand_in: [MarkRequest, MarkView], 
/**
 * All of a frozen paper.
 */
read_mark: [PaperRef, FrozenPaper], 
/**
 * Writes a frozen paper as a file for Word, as it was.
 */
write_mark: [MarkFile, FileWritten], 
/**
 * Whose words an open paper is made of, against the library and the reader's other papers; not ready at once.
 */
verbatim: [PaperRef, VerbatimView], 
/**
 * What merging such a file into the open notebook would change.
 */
compare_json: [ExportRequest, MergeSummary], 
/**
 * Merges such a file into the open notebook: all of it or nothing.
 */
merge_json: [ExportRequest, Merged], 
/**
 * Begins to look for backups in a folder and what is under it, and looks at a part of it.
 */
find_backups: [FindBackups, Finding], 
/**
 * Looks at the next part.
 */
find_more: [Nothing, Finding], 
/**
 * Opens the newest whole copy of a profile that was found, out of sight.
 */
open_found: [OpenFound, FoundOpening], 
/**
 * Makes a profile of what was opened, and opens that.
 */
take_in_found: [TakeIn, ProfileOpening], 
/**
 * Merges what was opened into the open notebook: all of it or nothing.
 */
merge_found: [Nothing, Merged], 
/**
 * Ends the search and forgets what was opened.
 */
forget_found: [Nothing, Nothing], 
/**
 * All sessions, newest first.
 */
list_sessions: [Nothing, Array<SessionView>], 
/**
 * Starts a session; notes taken from now on carry it.
 */
start_session: [NewSession, SessionView], 
/**
 * Changes a session's title, place or what it covered.
 */
update_session: [SessionChange, SessionView], 
/**
 * Ends a session.
 */
end_session: [SessionRequest, SessionView], 
/**
 * All bookmarks, in the order of the library and of the text.
 */
list_bookmarks: [Nothing, Array<BookmarkView>], 
/**
 * Puts a bookmark at a block; the one that is there already stays.
 */
add_bookmark: [NewBookmark, BookmarkView], 
/**
 * Takes a bookmark out.
 */
remove_bookmark: [BookmarkRequest, Nothing], 
/**
 * What has been read of a document.
 */
progress: [DocumentRequest, ProgressView], 
/**
 * Notes that blocks were read, with time spent on them, not scrolled past.
 */
mark_read: [ReadBlocks, ProgressView], 
/**
 * Forgets what has been read of a document.
 */
forget_progress: [DocumentRequest, ProgressView], };

/**
 * What became of what stands under one heading.
 */
export type ComparedGroup = { title: string, address: string, 
/**
 * The heading is the old edition's alone.
 */
removed: boolean, rows: Array<ComparedRow>, };

export type ComparedRow = { change: ChangeView, 
/**
 * None where there is none, and where it is the new one letter for letter.
 */
old: SideView | null, new: SideView | null, 
/**
 * Its words, where it is in both and they differ.
 */
pieces: Array<PieceView>, };

/**
 * An earlier edition and the text of today, by article.
 */
export type ComparisonView = { counts: Array<ChangeCount>, groups: Array<ComparedGroup>, };

/**
 * The notes of an earlier edition.
 */
export type CrossingView = { 
/**
 * Their words stand in the text of today as they were: one question for all of them.
 */
unchanged: Array<NoteCrossing>, 
/**
 * Their words were changed: one question each.
 */
changed: Array<NoteCrossing>, 
/**
 * Their words are gone.
 */
kept: Array<NoteCrossing>, };

export type DeleteProfile = { id: string, 
/**
 * The profile's name, typed by the reader.
 */
typed_name: string, };

export type DeletedProfile = { id: string, name: string, locked: boolean, 
/**
 * Milliseconds since 1970, UTC.
 */
deleted: number, 
/**
 * When it is removed for good.
 */
gone_at: number, };

/**
 * The desk as the reader left it.
 */
export type Desk = { profile: ProfileView, 
/**
 * The study session that is going on.
 */
session: SessionView | null, settings: Settings, 
/**
 * Only in the reply that made it: shown once, kept nowhere.
 */
recovery_code: string | null, 
/**
 * The last backup, if it failed.
 */
backup_note: BackupTrouble | null, journal: JournalMode, 
/**
 * The computer stopped while a change was being written, and that change is incomplete. All that was saved before
 * is there; the unfinished rest is kept beside the notebook.
 */
cut_short: boolean, 
/**
 * The folder can't be written to: notes can be read, and nothing can be changed.
 */
read_only: boolean, };

/**
 * One thing wrong in one file.
 */
export type DiagnosticView = { path: string, 
/**
 * 1-based; 0 where the whole file or folder is meant.
 */
line: number, severity: Severity, code: ProblemCode, 
/**
 * What the sentence is about: an address, a field's name, a reason. Plain text.
 */
detail: string, 
/**
 * True if the document was left out for it.
 */
skipped: boolean, };

/**
 * Which document to open.
 */
export type DocumentRequest = { doc: string, };

/**
 * One line of the list of documents.
 */
export type DocumentSummary = { id: string, title: string, 
/**
 * The title for bars and lists; the title itself where none is given.
 */
short_title: string, 
/**
 * The sign used in citations and the jump box ("HD"), where one is given.
 */
short: string | null, kind: Kind, number: string | null, issuer: string | null, 
/**
 * ISO dates.
 */
issued: string | null, posted: string | null, edition: string | null, 
/**
 * False for documents of a folder that the reader added.
 */
shipped: boolean, 
/**
 * Characters of visible text.
 */
length: number, 
/**
 * Another one when the text is another.
 */
revision: string, 
/**
 * The kinds of cards that it has for the quick look-up; mostly none.
 */
quick: Array<CardKind>, };

/**
 * A document, ready to be shown.
 */
export type DocumentView = { summary: DocumentSummary, source: string | null, 
/**
 * Headed sections and `(n)` items, in document order.
 */
provisions: Array<ProvisionView>, 
/**
 * In document order: all of them, or the first of a large document.
 */
blocks: Array<BlockView>, 
/**
 * What is known of all blocks of a large document; none where `blocks` holds them all.
 */
outline: OutlineView | null, 
/**
 * Editor's notes, in order of their definitions.
 */
notes: Array<EditorNoteView>, 
/**
 * One entry a table, by `BlockView.table`: the alignment of each column.
 */
tables: Array<Array<AlignView>>, };

export type DroppedKind = { "kind": "folder", add: string, } | { "kind": "known_folder" } | { "kind": "document", doc: string, } | { "kind": "loose_text" } | { "kind": "notes" } | { "kind": "pack" } | { "kind": "other", extension: string, } | { "kind": "unreadable" };

export type DroppedRequest = { paths: Array<string>, };

/**
 * One dropped thing, and what can be done with it.
 */
export type DroppedView = { 
/**
 * As it was dropped.
 */
path: string, 
/**
 * The last part of the path.
 */
name: string, what: DroppedKind, };

export type EditionRequest = { doc: string, 
/**
 * The edition's name, as [`EditionView`] has it.
 */
edition: string, };

/**
 * An earlier edition of a document.
 */
export type EditionView = { 
/**
 * Mostly the ISO day on which another text took its place.
 */
name: string, 
/**
 * The day on it, where that is another than the text's of today.
 */
issued: string | null, 
/**
 * Notes that hang on it and not on the text of today.
 */
notes: number, };

/**
 * An editor's note: ours, never part of the document.
 */
export type EditorNoteView = { html: string, text: string, };

export type ElsewhereRequest = { 
/**
 * A folder that the reader chose.
 */
path: string, };

/**
 * A code exists only if the window shows something of its own for it.
 */
export type ErrorCode = "bad_request" | "document_not_found" | "place_not_found" | "folder_unreadable" | "folder_silent" | "folder_known" | "name_empty" | "name_too_long" | "name_mismatch" | "name_taken" | "profile_not_found" | "no_profile" | "passphrase_invalid" | "not_locked" | "already_locked" | "note_not_found" | "note_too_long" | "version_not_found" | "backup_not_found" | "backup_damaged" | "json_foreign" | "json_damaged" | "json_newer" | "notebook_not_empty" | "session_not_found" | "session_running" | "paper_not_found" | "part_not_found" | "disk_full" | "read_only" | "busy" | "no_descriptors" | "damaged" | "not_at_its_place" | "io" | "internal";

export type ExportRequest = { path: string, };

export type Exported = { path: string, 
/**
 * Notes that aren't deleted; those in the trash are in the file too.
 */
notes: number, sessions: number, bytes: number, };

/**
 * A cell of a table of targets.
 */
export type FigureView = { 
/**
 * The whole cell as safe HTML.
 */
html: string, 
/**
 * The whole cell in plain words.
 */
text: string, amount: AmountView, 
/**
 * Its number, or the two ends of its range: only what is written.
 */
low: number | null, high: number | null, 
/**
 * True for "khoảng".
 */
about: boolean, 
/**
 * The number as it is written: "1.000–1.200".
 */
written: string, 
/**
 * What follows the unit; for words, all of them.
 */
rest: string, 
/**
 * A bracket at its end: "cần đối chiếu".
 */
remark: string | null, };

export type FileWritten = { path: string, bytes: number, };

export type FindBackups = { path: string, };

/**
 * How far the search is.
 */
export type Finding = { done: boolean, 
/**
 * Files and folders looked at.
 */
looked: number, 
/**
 * There is more than is ever looked through; another folder, nearer to the backups, would help.
 */
cut_short: boolean, found: Array<FoundProfile>, };

/**
 * Which folder to add or to remove, as an absolute path.
 */
export type FolderRequest = { path: string, };

/**
 * How far one folder is.
 */
export type FolderState = { path: string, state: FolderStateView, };

/**
 * How far the reading of a folder is.
 */
export type FolderStateView = { "state": "reading", done: number, total: number, } | { "state": "silent" } | { "state": "stopped" } | { "state": "absent", read: number, } | { "state": "read" };

/**
 * A folder of documents, with all that was wrong in it.
 */
export type FolderView = { path: string, shipped: boolean, 
/**
 * The pack that it is, where it came on a stick.
 */
pack: PackView | null, documents: number, 
/**
 * The documents' ids, each the name of a folder in it.
 */
ids: Array<string>, diagnostics: Array<DiagnosticView>, state: FolderStateView, };

/**
 * Which queries to forget.
 */
export type ForgetSearches = { 
/**
 * Left out: all of them.
 */
query?: string, };

/**
 * What came of opening something that was found. Nothing of it is in the list of profiles yet.
 */
export type FoundOpening = { "outcome": "opened", notes: number, sessions: number, 
/**
 * Newer copies that were damaged and passed over.
 */
passed_over: number, 
/**
 * When the copy was made, if that is known.
 */
made: number | null, 
/**
 * What merging it into the open profile would change; none while no profile is open.
 */
merging: MergeSummary | null, } | { "outcome": "locked" } | { "outcome": "wrong" } | { "outcome": "no_keys" } | { "outcome": "damaged" } | { "outcome": "newer", found: number, known: number, };

/**
 * A profile of which backups, or the notebook itself, were found.
 */
export type FoundProfile = { 
/**
 * Where; also what to ask for in `open_found`.
 */
folder: string, 
/**
 * None where nothing beside the files says it.
 */
name: string | null, locked: boolean, 
/**
 * Milliseconds since 1970, UTC.
 */
first: number, last: number, 
/**
 * Notes that aren't deleted; none if it is locked, or not counted before it is opened.
 */
notes: number | null, 
/**
 * The profile on this computer that is the same reader's, by its name.
 */
known_as: string | null, };

/**
 * All of a frozen paper.
 */
export type FrozenPaper = { mark: MarkView, print: PaperRequest, };

/**
 * Another place of a note.
 */
export type FurtherPlace = { anchor: AnchorView, place: PlaceView, };

export type GroupView = { doc: string, title: string, kind: Kind, 
/**
 * Provisions found in this document, before `limit`.
 */
total: number, hits: Array<HitView>, };

/**
 * Whether to keep queries.
 */
export type HistoryChoice = { kept: boolean, };

/**
 * One provision found, shown by its best block.
 */
export type HitView = { doc: string, 
/**
 * The id of the nearest headed section.
 */
section: string, 
/**
 * The provision's own address.
 */
address: string, block: string, 
/**
 * The block's margin label.
 */
label: string, breadcrumb: Array<string>, score: number, 
/**
 * The block's whole text.
 */
text: string, 
/**
 * UTF-16 ranges in `text` to light, in order, not overlapping.
 */
marks: Array<[number, number]>, 
/**
 * What the cells of a table's row are, if it is one.
 */
row: RowView | null, };

export type ImportRequest = { path: string, 
/**
 * The reader agreed that it takes the place of the notes that are there; a backup is made before.
 */
replace: boolean, };

export type Imported = { notes: number, sessions: number, 
/**
 * What was there before.
 */
backup: BackupView, };

/**
 * How far the search index is.
 */
export type IndexView = { "state": "building", done: number, total: number, } | { "state": "ready", provisions: number, on_disk: boolean, } | { "state": "failed" };

/**
 * How changes reach the disk.
 */
export type JournalMode = "wal" | "rollback";

export type JumpView = { doc: string, address: string, block: string, 
/**
 * The margin label of the block: "II.3.(4)", "III.1".
 */
label: string, title: string, };

export type KeyLook = { "outcome": "refused" } & PackRefusal | { "outcome": "fits", key: KeyView, known: boolean, };

export type KeyRequest = { 
/**
 * The key's file.
 */
path: string, };

export type KeyView = { 
/**
 * What its maker called it; proves nothing, and may be empty.
 */
name: string, 
/**
 * As minisign prints it.
 */
id: string, 
/**
 * Eight groups of four, to be compared with the printed one.
 */
fingerprint: string, };

/**
 * What sort of document it is.
 */
export type Kind = "resolution" | "guidance" | "digest" | "law" | "other" | "glossary";

/**
 * What is being read, asked for while it is.
 */
export type LibraryState = { 
/**
 * Grows by one whenever the library becomes another.
 */
edition: number, 
/**
 * Something is being read that answers.
 */
reading: boolean, 
/**
 * Of all that is being read: so many of so many files.
 */
done: number, total: number, folders: Array<FolderState>, };

/**
 * What the reader can open, where it came from, and how far the search index is.
 */
export type LibraryView = { 
/**
 * Which one it is: [`LibraryState`] has another when the library has become another.
 */
edition: number, 
/**
 * In reading order: resolutions, guidance, digests, laws, other papers, glossaries.
 */
documents: Array<DocumentSummary>, 
/**
 * The shipped folder first, then those the reader added.
 */
folders: Array<FolderView>, 
/**
 * The documents that have earlier editions, by id.
 */
editions: Array<string>, };

export type MakePack = { 
/**
 * Ids of documents that [`PackableView`] names.
 */
docs: Array<string>, name: string, serial: number, 
/**
 * An ISO day.
 */
date: string, 
/**
 * Where the pack is written.
 */
path: string, };

export type MarkFile = { id: string, path: string, };

/**
 * A paper that is handed in: it is frozen as it would be printed now.
 */
export type MarkRequest = { 
/**
 * A UUID that the window made.
 */
id: string, paper: string, name: string, day: string, 
/**
 * What is printed; its path says nothing.
 */
print: PaperRequest, };

/**
 * A paper as it was handed in, to be told from others.
 */
export type MarkView = { id: string, name: string, 
/**
 * The civil day: "2026-12-12".
 */
day: string, made: number, };

/**
 * Light the words of a query in one document.
 */
export type MarksRequest = { doc: string, query: string, 
/**
 * True while the reader types: the last word may be unfinished.
 */
typing: boolean, as_typed: boolean, 
/**
 * True to light only stretches that hold all of the words, or where there are none the phrases of the passages
 * that say most of them.
 */
together: boolean, 
/**
 * A block that was opened for this query: of a `together` its phrases are lit in any case.
 */
opened?: string, };

/**
 * What a merging changes in the open notebook, or has changed.
 */
export type MergeSummary = { 
/**
 * Notes that come.
 */
new: number, 
/**
 * Notes that come, into the trash.
 */
new_in_trash: number, 
/**
 * Other words there, newer than mine: mine become a version.
 */
newer_there: number, 
/**
 * Other words there, older than mine: they become a version.
 */
newer_here: number, moved: number, into_trash: number, out_of_trash: number, 
/**
 * In the trash here and removed for good there.
 */
removed: number, 
/**
 * Removed for good here; they stay away.
 */
stay_removed: number, same: number, sessions: number, changed_sessions: number, bookmarks: number, lost_bookmarks: number, 
/**
 * Blocks that were read there and not here.
 */
read: number, 
/**
 * Papers that come.
 */
papers: number, 
/**
 * Papers that change.
 */
changed_papers: number, 
/**
 * False: there is nothing to take in.
 */
changes: boolean, };

export type Merged = { summary: MergeSummary, 
/**
 * What was there before; restoring it takes the merging back.
 */
backup: BackupView, };

/**
 * A place to hang a new note on; the core reads the quote from the document itself.
 */
export type NewAnchor = { doc: string, block: string, 
/**
 * UTF-16 units in the block's text; left out: the whole block.
 */
range?: [number, number], };

/**
 * A block to put a bookmark at.
 */
export type NewBookmark = { doc: string, block: string, };

export type NewNote = { 
/**
 * A UUID that the window made: asking again after a reply that was lost makes no second note.
 */
id?: string, 
/**
 * Left out: it hangs on no passage.
 */
anchor?: NewAnchor, 
/**
 * Further places in the same document, in the order of its text: words that were chosen over several blocks. At
 * most 1,500 with the first.
 */
further?: Array<NewAnchor>, kind: NoteKind, 
/**
 * Markdown; may be empty for now.
 */
body: string, };

export type NewPaper = { 
/**
 * A UUID that the window made: asking again after a reply that was lost makes no second paper.
 */
id: string, 
/**
 * Its first parts.
 */
parts: Array<NewPart>, 
/**
 * What the reader calls it; may be empty.
 */
title: string, top: PaperTop, 
/**
 * The format pack's id; empty: the one for a reader's own papers.
 */
pack: string, 
/**
 * The civil day on which it is due: "2026-12-12".
 */
due_on: string | null, asked_pages: number | null, asked_words: number | null, 
/**
 * The civil day on which it was handed in.
 */
handed_in_on: string | null, 
/**
 * The document that it is about.
 */
doc: string | null, };

export type NewPart = { 
/**
 * A UUID that the window made: asking again after a reply that was lost makes no second part.
 */
id: string, kind: PartKind, 
/**
 * Left empty in a quotation: the words of its places, as they stand in the document.
 */
body: string, 
/**
 * The note that it is made of; a quotation gets that note's places.
 */
note?: string, 
/**
 * Otherwise the places of a quotation, in one document and in its order.
 */
places?: Array<NewAnchor>, };

export type NewProfile = { 
/**
 * 1–80 characters after trimming.
 */
name: string, 
/**
 * At least 8 characters; left out: no lock.
 */
passphrase?: string, };

export type NewSession = { 
/**
 * 1–200 characters after trimming.
 */
title: string, place: string, covers: string, };

export type NoteChange = { id: string, body?: string, kind?: NoteKind, };

/**
 * A note of an earlier edition, and where it would hang on the text of today.
 */
export type NoteCrossing = { note: NoteView, 
/**
 * The first of its places that isn't as it was.
 */
old: PassageView, 
/**
 * None: its words are gone, and it stays with the edition that it was written on.
 */
new: PassageView | null, 
/**
 * How many further places of it aren't as they were.
 */
further: number, };

/**
 * What becomes of one note; what is left out stays as it is.
 */
export type NoteEdit = { id: string, body?: string, kind?: NoteKind, 
/**
 * Into the trash, or out of it.
 */
deleted?: boolean, };

export type NoteEdits = { notes: Array<NoteEdit>, };

/**
 * Which notes to list; nothing set: all that aren't deleted.
 */
export type NoteFilter = { doc?: string, session?: string, kind?: NoteKind, };

export type NoteGroup = { id: string, count: number, };

/**
 * What notes are put together by. In a group they keep their order.
 */
export type NoteGrouping = "document" | "session" | "kind" | { "near": [number, number] };

/**
 * A note found.
 */
export type NoteHitView = { note: NoteView, 
/**
 * What was searched: its words, or while it has none the words that it hangs on.
 */
text: string, 
/**
 * UTF-16 ranges in `text` to light, in order, not overlapping.
 */
marks: Array<[number, number]>, };

/**
 * What the note is about: the four pens, or none of them.
 */
export type NoteKind = "viewpoint" | "target" | "task" | "relation" | "plain";

export type NoteMark = { 
/**
 * The first note on these words with this pen.
 */
note: string, kind: NoteKind, 
/**
 * UTF-16 units in the block's text.
 */
start: number, end: number, };

export type NotePage = { 
/**
 * How many the filter lets through.
 */
total: number, 
/**
 * Where the page begins among them.
 */
offset: number, 
/**
 * In their order; empty ones aren't named.
 */
groups: Array<NoteGroup>, 
/**
 * In the order of `list_notes`, group by group.
 */
notes: Array<NoteView>, };

/**
 * Which notes, and from where to where in their order.
 */
export type NotePageRequest = { doc?: string, session?: string, 
/**
 * Of these kinds only; none named: of every kind.
 */
kinds?: Array<NoteKind>, 
/**
 * Every word of this begins a word of the note or of its quotation, whatever their marks.
 */
text?: string, 
/**
 * Every one of these tags stands in the note's own words.
 */
tags?: Array<string>, 
/**
 * Within each group the last made first, instead of in the order of the texts.
 */
newest?: boolean, 
/**
 * A note that stays whatever its kind and words: its card is open.
 */
also?: string, 
/**
 * Left out: one group with all of them.
 */
by?: NoteGrouping, 
/**
 * The page is one that this note is on, if it is let through; `offset` is where to begin otherwise.
 */
around?: string, offset: number, 
/**
 * At most 500.
 */
limit: number, };

export type NoteRefView = { 
/**
 * "a", "b" … counted anew in each headed section.
 */
letter: string, 
/**
 * Index in `DocumentView.notes`.
 */
note: number, 
/**
 * True for the first note of its headed section: it carries the label.
 */
first: boolean, };

export type NoteRequest = { id: string, };

/**
 * What a note said before.
 */
export type NoteVersion = { version: number, body: string, 
/**
 * The body as safe HTML.
 */
html: string, kind: NoteKind, 
/**
 * When these words were saved: milliseconds since 1970, UTC.
 */
saved: number, };

export type NoteView = { id: string, kind: NoteKind, body: string, 
/**
 * The body as safe HTML.
 */
html: string, anchor: AnchorView, place: PlaceView, 
/**
 * The places after that one, where words of several blocks were chosen; each is found, moved or lost by itself.
 */
further: Array<FurtherPlace>, session: string | null, 
/**
 * Milliseconds since 1970, UTC. `updated` is the time of the last durable save.
 */
created: number, updated: number, deleted: number | null, };

export type NotebookPlace = { path: string, 
/**
 * The file that is open is the one that stands there.
 */
in_place: boolean, };

export type NotedBlock = { 
/**
 * Index of the block.
 */
block: number, notes: Array<NoteRefView>, };

/**
 * What a command takes or returns that needs nothing: `{}`.
 */
export type Nothing = Record<symbol, never>;

export type OpenFound = { folder: string, passphrase?: string, 
/**
 * The recovery code, in any spacing and case.
 */
code?: string, };

/**
 * A paper with all that is in it.
 */
export type OpenPaper = { paper: PaperView, 
/**
 * In their order.
 */
parts: Array<PartView>, 
/**
 * Parts in the trash, the last deleted first.
 */
trash: Array<PartView>, 
/**
 * What was handed in, the last first.
 */
marks: Array<MarkView>, };

/**
 * What is known of every block of a large document before it comes: where it stands, what it is and how long.
 */
export type OutlineView = { 
/**
 * One letter a block: `h` heading, `p` paragraph, `m` marked, `t` table head, `r` table row, `c` code, `-` rule.
 */
kinds: string, 
/**
 * The length of each block's text, in UTF-16 units.
 */
lengths: Array<number>, 
/**
 * Where blocks of another provision begin: `[block, provision, ordinal]`. From there to the next stretch a block's
 * id is the provision's address, a colon and an ordinal that counts on.
 */
stretches: Array<[number, number, number]>, 
/**
 * Tables in order: `[first block, rows]`, the head among them.
 */
tables: Array<[number, number]>, 
/**
 * The blocks that first refer to editor's notes.
 */
noted: Array<NotedBlock>, };

/**
 * Why a pack isn't made or taken in, or a key isn't added.
 */
export type PackCode = "unreadable" | "unwritable" | "damaged" | "too_large" | "name" | "twice" | "changed" | "newer" | "signature" | "unknown_key" | "unsigned" | "other_key" | "not_newer" | "no_document" | "restricted" | "nothing" | "same_id" | "about" | "key" | "not_here";

export type PackDocument = { id: string, title: string, number: string | null, 
/**
 * A document with this id that comes from elsewhere is in the library: that one stays, this one isn't shown.
 */
hidden: boolean, };

/**
 * What a pack is that was looked at. All of it has been checked.
 */
export type PackLook = { "outcome": "refused" } & PackRefusal | { "outcome": "fits", pack: PackView, documents: Array<PackDocument>, 
/**
 * The serial of the one whose place it takes.
 */
before: number | null, };

export type PackMade = { "outcome": "refused" } & PackRefusal | { "outcome": "done", path: string, documents: number, bytes: number, };

export type PackName = { name: string, };

/**
 * Why a pack isn't made or taken in, or a key isn't added.
 */
export type PackRefusal = { code: PackCode, 
/**
 * What the sentence is about: a name, a key's id, a serial. Plain text.
 */
detail: string, };

export type PackRequest = { 
/**
 * The pack's file.
 */
path: string, };

export type PackTaken = { "outcome": "refused" } & PackRefusal | { "outcome": "done", pack: PackView, };

export type PackView = { name: string, serial: number, 
/**
 * An ISO day.
 */
date: string, signed: SignedView, };

/**
 * A document that can go into a pack.
 */
export type PackableView = { doc: string, title: string, number: string | null, };

/**
 * The packs that were taken in and the keys that are trusted.
 */
export type PacksView = { packs: Array<PackView>, keys: Array<KeyView>, };

/**
 * A paragraph of a paper.
 */
export type PaperBlock = { style: PaperStyle, runs: Array<PaperRun>, 
/**
 * It stays on the page of what follows.
 */
keep?: boolean, };

export type PaperChange = { id: string, 
/**
 * What the reader calls it; may be empty.
 */
title: string, top: PaperTop, 
/**
 * The format pack's id; empty: the one for a reader's own papers.
 */
pack: string, 
/**
 * The civil day on which it is due: "2026-12-12".
 */
due_on: string | null, asked_pages: number | null, asked_words: number | null, 
/**
 * The civil day on which it was handed in.
 */
handed_in_on: string | null, 
/**
 * The document that it is about.
 */
doc: string | null, };

/**
 * Into the trash, or out of it.
 */
export type PaperDeletion = { id: string, deleted: boolean, };

/**
 * What stands on every paper of a reader's; what is empty isn't printed.
 */
export type PaperFields = { 
/**
 * The committee above the cell.
 */
superior: string, cell: string, writer: string, 
/**
 * Office and unit.
 */
role: string, 
/**
 * Where papers are written: "Hà Nội".
 */
place: string, 
/**
 * The format pack's id.
 */
pack: string, };

/**
 * What a paper must measure, as a choice.
 */
export type PaperFormat = { id: string, 
/**
 * In Vietnamese, as all that follows.
 */
name: string, 
/**
 * What it is taken from.
 */
issued: string, 
/**
 * Another took its place.
 */
old: boolean, 
/**
 * Whether it was compared with the original.
 */
compared: string, notes: Array<string>, };

/**
 * What stands above a paper's name; what is empty isn't printed.
 */
export type PaperHead = { superior: string, issuer: string, 
/**
 * As printed: "Hà Nội, ngày 05 tháng 12 năm 2026".
 */
place_and_day: string, };

export type PaperRef = { id: string, };

/**
 * A paper, to be written as a DOCX file.
 */
export type PaperRequest = { path: string, 
/**
 * The format pack's id. Left out: the one for a reader's own papers.
 */
pack?: string, 
/**
 * The paper's name, above its text and in the file's properties.
 */
title: string, 
/**
 * What it is about, a line each; may be empty.
 */
about: string, 
/**
 * What stands above the paper's name.
 */
head?: PaperHead, 
/**
 * Who signs, under the text.
 */
signer?: PaperSigner, blocks: Array<PaperBlock>, };

/**
 * Words of one look, and a footnote behind them.
 */
export type PaperRun = { text: string, bold?: boolean, italic?: boolean, note?: string, };

/**
 * Who signs a paper.
 */
export type PaperSigner = { 
/**
 * As what, a line each.
 */
titles: Array<string>, 
/**
 * May be empty.
 */
name: string, };

/**
 * What a paragraph of a paper is.
 */
export type PaperStyle = "heading" | "subheading" | "quote" | "body" | "plain";

/**
 * What stands on a paper's head and under its end; what is empty isn't printed.
 */
export type PaperTop = { 
/**
 * The committee above the cell.
 */
superior: string, cell: string, writer: string, 
/**
 * Office and unit.
 */
role: string, 
/**
 * Where it is written: "Hà Nội".
 */
place: string, 
/**
 * What it is about, under its name; a line each.
 */
subject: string, };

/**
 * A paper on the shelf.
 */
export type PaperView = { id: string, questions: number, 
/**
 * In all parts that are printed, the questions too.
 */
words: number, 
/**
 * Milliseconds since 1970, UTC.
 */
created: number, 
/**
 * When anything in it was last saved.
 */
updated: number, deleted: number | null, 
/**
 * What the reader calls it; may be empty.
 */
title: string, top: PaperTop, 
/**
 * The format pack's id; empty: the one for a reader's own papers.
 */
pack: string, 
/**
 * The civil day on which it is due: "2026-12-12".
 */
due_on: string | null, asked_pages: number | null, asked_words: number | null, 
/**
 * The civil day on which it was handed in.
 */
handed_in_on: string | null, 
/**
 * The document that it is about.
 */
doc: string | null, };

export type PartChange = { id: string, body: string, };

/**
 * What a part of a paper is.
 */
export type PartKind = "question" | "heading" | "own" | "understand" | "relate" | "will" | "quote" | "note" | "table";

export type PartOrder = { paper: string, 
/**
 * The parts that aren't deleted, in their new order.
 */
ids: Array<string>, };

export type PartRef = { id: string, };

export type PartVersionRef = { id: string, version: number, };

/**
 * What a part said before.
 */
export type PartVersionView = { version: number, body: string, saved: number, };

/**
 * A part of a paper.
 */
export type PartView = { id: string, kind: PartKind, 
/**
 * As it was typed; of a quotation the words quoted.
 */
body: string, 
/**
 * Where a quotation comes from; none where it comes from no document.
 */
anchor: AnchorView | null, 
/**
 * Where that is now.
 */
place: PlaceView, 
/**
 * The places after it.
 */
further: Array<FurtherPlace>, 
/**
 * A quotation that doesn't say what its source says: it was changed here, or its source was since.
 */
altered: boolean, 
/**
 * Where it comes from, by what counts first: the document's place in the library, the block's in the document, the
 * words' in the block. None where that isn't in the library now.
 */
rank: [number, number, number] | null, 
/**
 * The note that it was made of; that may be gone.
 */
note: string | null, 
/**
 * When it was last saved: milliseconds since 1970, UTC.
 */
updated: number, deleted: number | null, };

/**
 * Into the trash, or out of it.
 */
export type PartsDeletion = { paper: string, ids: Array<string>, deleted: boolean, };

/**
 * A passage in one edition.
 */
export type PassageView = { block: string, label: string, 
/**
 * The whole block's text.
 */
text: string, 
/**
 * UTF-16 units in it.
 */
start: number, end: number, };

export type PassphraseChange = { passphrase: string, new_passphrase: string, };

export type PassphraseRequest = { passphrase: string, };

/**
 * A query that led somewhere.
 */
export type PastSearch = { query: string, };

export type PieceKindView = "same" | "removed" | "added";

/**
 * A stretch of words: the old text is made of what is the same and what was removed, the new one of what is the same and
 * what was added.
 */
export type PieceView = { kind: PieceKindView, text: string, };

/**
 * Where a note's place is now.
 */
export type PlaceView = { "state": "exact", block: string, label: string, start: number, end: number, } | { "state": "moved", block: string, label: string, start: number, end: number, } | { "state": "lost" } | { "state": "document_missing" } | { "state": "free" };

/**
 * A line of a document: the one at the top of the sheet.
 */
export type Position = { block: string, 
/**
 * The first character of the line, in UTF-16 units of the block's text; 0 for the block's beginning.
 */
at: number, };

/**
 * The same without its detail, for the window's own sentences.
 */
export type ProblemCode = "not_utf8" | "unreadable" | "no_front_matter" | "bad_front_matter" | "missing_field" | "unknown_field" | "bad_value" | "id_mismatch" | "duplicate_document" | "shared_id" | "raw_html" | "html_tag" | "wide_row" | "long_heading" | "gap" | "fence_info" | "legacy_text" | "other_encoding" | "foreign_field" | "other_files" | "too_many_files" | "unclosed_fence" | "equal_address" | "no_heading" | "missing_note" | "unused_note" | "image" | "unsafe_link" | "external_link" | "broken_link" | "long_paragraph" | "quick_ignored" | "quick_address" | "quick_empty" | "quick_no_years" | "empty_library";

/**
 * What came of opening a profile. Anything but `opened` leaves its files untouched.
 */
export type ProfileOpening = { "outcome": "opened" } & Desk | { "outcome": "locked", 
/**
 * Above 0: no try before so many milliseconds have passed.
 */
wait_ms: number, } | { "outcome": "wrong_secret", wait_ms: number, } | { "outcome": "unreadable", path: string, reason: UnreadableReason, } | { "outcome": "newer", path: string, found: number, known: number, } | { "outcome": "in_use", path: string, } | { "outcome": "read_only", path: string, };

export type ProfileRequest = { id: string, };

/**
 * One name on the start screen.
 */
export type ProfileView = { id: string, name: string, 
/**
 * Encrypted; it opens with its passphrase.
 */
locked: boolean, 
/**
 * Milliseconds since 1970, UTC.
 */
created: number, last_opened: number | null, 
/**
 * What its folder holds, if its name is lost.
 */
unnamed: UnnamedView | null, };

/**
 * What has been read of a document.
 */
export type ProgressView = { doc: string, blocks: Array<string>, 
/**
 * When a block was last read for the first time: milliseconds since 1970, UTC.
 */
last: number | null, };

/**
 * A headed section or an `(n)` item.
 */
export type ProvisionView = { 
/**
 * Its explicit `{#id}` where one is set, else its address.
 */
id: string, 
/**
 * "II.3.(4)".
 */
address: string, 
/**
 * Index in `provisions`.
 */
parent: number | null, 
/**
 * 1 for the document's title; items have the level of their section + 1.
 */
level: number, 
/**
 * Its own printed number: "II", "3", "(4)".
 */
number: string | null, 
/**
 * Heading without its number; for an item, the start of its text. For the contents.
 */
title: string, is_item: boolean, 
/**
 * Index in `blocks` of its first block.
 */
first_block: number, };

export type PutBack = { path: string, 
/**
 * Where that is kept which stood there.
 */
kept: string | null, };

/**
 * One card. All but ids and the mark is safe HTML.
 */
export type QuickCardView = { block: string, label: string, 
/**
 * The printed number, "(4)" or "1."; none for dashes.
 */
mark: string | null, 
/**
 * The words that the passage itself begins with in bold, or a row's first cell. May be empty.
 */
title: string, body: string, 
/**
 * Whose statement it is, where the digest says so in a bracket at the end.
 */
source: string | null, 
/**
 * What hangs from it.
 */
details: Array<QuickDetailView>, 
/**
 * A row's other cells, each with its column's head.
 */
fields: Array<QuickFieldView>, 
/**
 * The editor's notes that it refers to.
 */
notes: Array<QuickNoteView>, };

export type QuickDetailView = { mark: string | null, html: string, };

export type QuickFieldView = { head: string, html: string, };

/**
 * Cards made of one section.
 */
export type QuickGroupView = { kind: CardKind, 
/**
 * The section's heading, without its number.
 */
title: string, 
/**
 * Id of the heading's block.
 */
block: string, 
/**
 * The section's own paragraphs as safe HTML.
 */
intro: Array<string>, cards: Array<QuickCardView>, };

export type QuickNoteView = { letter: string, html: string, };

/**
 * One document's cards.
 */
export type QuickView = { summary: DocumentSummary, 
/**
 * By kind, in the order of [`CardKind::ALL`]; tables of targets with years at their heads stand in `targets`.
 */
groups: Array<QuickGroupView>, targets: Array<TargetsView>, };

export type ReadBlocks = { doc: string, blocks: Array<string>, };

export type ReadRequest = { id: string, 
/**
 * Of a locked profile; left out: it is asked for.
 */
passphrase?: string, };

export type RecoverRequest = { id: string, 
/**
 * The recovery code, in any spacing and case.
 */
code: string, 
/**
 * The new passphrase.
 */
passphrase: string, };

/**
 * Words that name a passage of this document or of another one in the library.
 */
export type ReferenceView = { 
/**
 * In UTF-16 units of the block's text.
 */
start: number, end: number, doc: string, 
/**
 * The block that the passage begins with.
 */
block: string, };

export type RemoveKey = { fingerprint: string, };

export type RenameProfile = { 
/**
 * 1–80 characters after trimming.
 */
name: string, };

export type RestoreBackup = { 
/**
 * The profile.
 */
id: string, file: string, };

/**
 * Notes whose words got another tag.
 */
export type Retagged = { 
/**
 * Those that aren't deleted.
 */
notes: Array<NoteView>, 
/**
 * What they said before, in the same order.
 */
before: Array<string>, };

/**
 * A row's cells.
 */
export type RowView = { 
/**
 * In the order of the columns.
 */
cells: Array<CellView>, };

/**
 * The queries kept, newest first.
 */
export type SearchHistory = { 
/**
 * False if the reader wants none kept.
 */
kept: boolean, queries: Array<string>, };

/**
 * What was found.
 */
export type SearchPage = { 
/**
 * The query as it was understood.
 */
interpreted: string, 
/**
 * True if `interpreted` has other words than the ones typed.
 */
restored: boolean, 
/**
 * True if the query was too long and only its beginning was searched.
 */
cut: boolean, 
/**
 * True if words in quotes stand nowhere as they were typed, and were searched one by one.
 */
unheld: boolean, 
/**
 * The place that the query names, if it reads as an address.
 */
jump: JumpView | null, 
/**
 * By document, best document first; in each, best provision first.
 */
groups: Array<GroupView>, 
/**
 * Provisions found in all, before `limit`; and in how many documents.
 */
total: number, documents: number, 
/**
 * The reader's own notes, best first: a few, or up to `limit` if only notes are asked for.
 */
notes: Array<NoteHitView>, 
/**
 * Notes found in all.
 */
notes_total: number, 
/**
 * The first note holds every syllable that was asked for and the first passage doesn't: it stands above them.
 */
notes_first: boolean, 
/**
 * For a page that is empty because of what it was narrowed to: what there would be without.
 */
unfiltered: number | null, 
/**
 * The search alone, in microseconds.
 */
took_us: number, 
/**
 * For an empty page: the nearest spelling that would find something.
 */
suggestion: string | null, index: IndexView, };

/**
 * One question to the library.
 */
export type SearchRequest = { query: string, 
/**
 * True while the reader types: the last word may be unfinished.
 */
typing: boolean, 
/**
 * True to take the words exactly as typed, without restoring marks.
 */
as_typed: boolean, 
/**
 * Provisions at most; 20 if left out.
 */
limit?: number, 
/**
 * Only in this document.
 */
doc?: string, 
/**
 * Only in documents of this kind.
 */
kind?: Kind, 
/**
 * Only in the reader's own notes.
 */
notes_only: boolean, 
/**
 * The document on screen: an address without a document ("II 3 4") means one in it.
 */
current?: string, };

/**
 * What came of asking for something that needs the passphrase.
 */
export type SecretReply = { "outcome": "done", 
/**
 * Shown once; the program keeps no copy of it.
 */
recovery_code: string | null, 
/**
 * Files that stand unencrypted, or under the old passphrase, and couldn't be changed.
 */
left_behind: Array<string>, } | { "outcome": "wrong", wait_ms: number, };

export type SessionChange = { id: string, title: string, place: string, covers: string, };

export type SessionRequest = { id: string, };

export type SessionView = { id: string, title: string, place: string, 
/**
 * What it covered, in the reader's words.
 */
covers: string, 
/**
 * Milliseconds since 1970, UTC.
 */
started: number, ended: number | null, 
/**
 * Notes taken in it that aren't deleted.
 */
notes: number, };

/**
 * How the reader likes to read, and where reading stopped. Kept per profile.
 */
export type Settings = { 
/**
 * "light", "sepia", "dark", "contrast"; none: as the system has it.
 */
theme: string | null, 
/**
 * The dial, 1–5.
 */
step: number, 
/**
 * The typeface of the text: "serif", "sans".
 */
face: string, 
/**
 * How long its lines are: "narrow", "normal", "wide".
 */
measure: string, 
/**
 * How far apart they stand: "tight", "normal", "loose".
 */
leading: string, 
/**
 * Where editor's notes stand: under their "block", at the end of their "section", or only where they are
 * asked for: "letter".
 */
editors_notes: string, 
/**
 * Whether every address shows in the margin, not only that of the block under the pointer.
 */
addresses: boolean, 
/**
 * Whether finding in the page stops at every single word of a question, not only at what says it.
 */
every_word: boolean, 
/**
 * The document that was open last.
 */
last_doc: string | null, 
/**
 * Where reading stopped, by document.
 */
positions: { [key in string]: Position }, 
/**
 * A locked profile closes itself after so long without a hand on it; 0: never.
 */
auto_lock_minutes: number, 
/**
 * How wide the panes were drawn, in hundredths of a rem, so that they grow with the dial; 0: as they come.
 */
pane_left: number, pane_right: number, 
/**
 * The share of the first of two sheets side by side, in hundredths of both.
 */
first_sheet: number, 
/**
 * Folders of the library whose documents are folded away, by path.
 */
folded_folders: Array<string>, 
/**
 * How fast the text is read aloud, 1–5; 3 as the voice does by itself.
 */
pace: number, 
/**
 * What stands on every paper that goes out.
 */
paper: PaperFields, };

/**
 * Whether what was written could be lost or misread because of it.
 */
export type Severity = "warning" | "error";

/**
 * Whose words an answer is made of, in syllables.
 */
export type ShareView = { 
/**
 * None: what stands before the first question.
 */
question: string | null, own: number, 
/**
 * Quoted, with a citation.
 */
quoted: number, 
/**
 * From notes.
 */
noted: number, 
/**
 * Word for word, without a citation.
 */
verbatim: number, runs: Array<VerbatimRun>, };

/**
 * A block of one edition.
 */
export type SideView = { block: string, 
/**
 * Its short address; empty where it has none.
 */
label: string, 
/**
 * The sign printed before it.
 */
mark: string | null, heading: boolean, text: string, };

/**
 * What a signature is worth.
 */
export type SignedView = { "state": "no" } | { "state": "unknown", key: string, } | { "state": "by", key: KeyView, };

/**
 * Pieces of a text, such as sentences.
 */
export type SpokenRequest = { texts: Array<string>, };

/**
 * A tag that is called otherwise from now on; one that there is already takes it in.
 */
export type TagChange = { from: string, 
/**
 * As it was typed. Left out: the tag goes out of every note.
 */
to?: string, };

/**
 * A tag that some notes get.
 */
export type TagNotes = { ids: Array<string>, 
/**
 * As it was typed, with or without its sign.
 */
tag: string, };

/**
 * A tag that stands in notes.
 */
export type TagView = { 
/**
 * Without its sign, in small letters.
 */
name: string, 
/**
 * In how many notes that aren't deleted.
 */
count: number, };

export type TakeIn = { 
/**
 * 1–80 characters after trimming; one that another profile has gets a number.
 */
name: string, };

export type TakeInPack = { path: string, 
/**
 * The reader was asked about a pack that nobody signed, and wants it.
 */
unsigned: boolean, };

/**
 * One target.
 */
export type TargetView = { block: string, label: string, 
/**
 * Safe HTML.
 */
name: string, name_text: string, 
/**
 * One a year.
 */
figures: Array<FigureView>, 
/**
 * What all its numbers count, as it is written: "%", "m²", "" for a bare count. None where they don't count the
 * same or where there is no number: then nothing may be drawn.
 */
unit: string | null, 
/**
 * One for each of `other_heads`, as safe HTML.
 */
others: Array<string>, notes: Array<QuickNoteView>, };

/**
 * A table of targets, one column a year.
 */
export type TargetsView = { title: string, 
/**
 * Id of the heading's block.
 */
block: string, 
/**
 * The section's own paragraphs as safe HTML.
 */
intro: Array<string>, 
/**
 * The head over the names, as safe HTML.
 */
head: string, 
/**
 * Ascending.
 */
years: Array<number>, 
/**
 * Heads of the columns without a year: who says it.
 */
other_heads: Array<string>, rows: Array<TargetView>, };

/**
 * Words, to be written as a text file.
 */
export type TextRequest = { path: string, text: string, };

export type UnlockRequest = { id: string, passphrase: string, };

/**
 * A folder of a notebook or of backups whose profile's file is lost.
 */
export type UnnamedView = { folder: string, 
/**
 * When it was last written to; milliseconds since 1970, UTC.
 */
changed: number | null, bytes: number, 
/**
 * Notes in the newest backup; none if it can't be read without a key.
 */
notes: number | null, backups: number, 
/**
 * Whether the notebook itself is there, or backups alone.
 */
has_notebook: boolean, };

export type UnreadableReason = "damaged" | "foreign" | "missing";

/**
 * A stretch of a part that stands word for word somewhere else.
 */
export type VerbatimRun = { part: string, 
/**
 * UTF-16 units in the part's words as they are on disk.
 */
start: number, end: number, syllables: number, 
/**
 * Eight or nine syllables: too few to be surely a copy. It counts for none of the shares.
 */
faint: boolean, 
/**
 * The document's short title.
 */
title: string, 
/**
 * The block, as the margin has it.
 */
label: string, 
/**
 * The words as they stand there, and some of those around them.
 */
words: string, before: string, after: string, 
/**
 * Where they stand, to be quoted from; none where that is an earlier paper.
 */
places: Array<NewAnchor>, 
/**
 * The reader's other paper that says so too, by its title.
 */
earlier: string | null, };

/**
 * The shares of a paper's answers.
 */
export type VerbatimView = { 
/**
 * False while the library's words are being gathered: there are no shares yet.
 */
ready: boolean, shares: Array<ShareView>, };

export type VersionRequest = { id: string, version: number, };

export type WrittenElsewhere = { 
/**
 * The profile's own folder there.
 */
folder: string, };
