//! The contract: one table that is router, documentation and TypeScript at once.
#![allow(missing_docs, reason = "fields on the wire are named for what they are; the rest is documented")]

#[macro_use]
mod table;

mod article;
pub mod backups;
pub mod blocks;
pub mod deleted;
pub mod dropped;
pub mod editions;
mod error;
pub mod exchange;
pub mod history;
mod jump;
pub mod library;
pub mod many_notes;
pub mod merge;
pub mod note_marks;
pub mod note_page;
pub mod notes;
pub mod office;
mod open_notebook;
pub mod opening;
pub mod packs;
pub mod papers;
pub mod parts;
pub mod place;
pub mod profiles;
pub mod quick;
pub mod references;
mod row;
pub mod search;
pub mod secrets;
pub mod sessions;
pub mod settings;
pub mod shelf;
pub mod spoken;
pub mod standing;
mod utf16;
pub mod verbatim;
mod wire;
mod within;

pub use error::{ApiError, ErrorCode};
pub use wire::Nothing;

use backups::{BackupList, BackupPlace, BackupView, RestoreBackup};
use blocks::{BlocksRequest, DocumentView};
use deleted::{DeleteProfile, DeletedProfile};
use dropped::{DroppedRequest, DroppedView};
use editions::{CarryNotes, ComparisonView, CrossingView, EditionRequest, EditionView, SideView};
use exchange::{ExportRequest, Exported, ImportRequest, Imported};
use history::{ForgetSearches, HistoryChoice, PastSearch, SearchHistory};
use library::{BlockView, DocumentRequest, FolderRequest, IndexView, LibraryView};
use many_notes::{NoteEdits, Retagged, TagChange, TagNotes, TagView};
use merge::{FindBackups, Finding, FoundOpening, MergeSummary, Merged, OpenFound, TakeIn};
use note_marks::BlockNotes;
use note_page::{NotePage, NotePageRequest};
use notes::{NewNote, NoteChange, NoteFilter, NoteRequest, NoteVersion, NoteView, VersionRequest};
use office::{FileWritten, PaperFormat, PaperRequest, TextRequest};
use opening::{ProfileOpening, ProfileRequest, ProfileView};
use packs::{
    AddKey, KeyLook, KeyRequest, MakePack, PackLook, PackMade, PackName, PackRequest, PackTaken,
    PackableView, PacksView, RemoveKey, TakeInPack,
};
use papers::{
    FrozenPaper, MarkFile, MarkRequest, MarkView, NewPaper, OpenPaper, PaperChange, PaperDeletion, PaperRef,
    PaperView,
};
use parts::{
    AddParts, PartChange, PartOrder, PartRef, PartVersionRef, PartVersionView, PartView, PartsDeletion,
};
use place::{ElsewhereRequest, NotebookPlace, PutBack, WrittenElsewhere};
use profiles::{About, NewProfile, RenameProfile};
use quick::QuickView;
use search::{MarksRequest, SearchPage, SearchRequest};
use secrets::{PassphraseChange, PassphraseRequest, ReadRequest, RecoverRequest, SecretReply, UnlockRequest};
use sessions::{NewSession, SessionChange, SessionRequest, SessionView};
use settings::Settings;
use shelf::{BookmarkRequest, BookmarkView, NewBookmark, ProgressView, ReadBlocks};
use spoken::SpokenRequest;
use standing::LibraryState;
use verbatim::VerbatimView;
use wire::{read_request, write_reply};

commands! {
    /// The documents, the folders and their diagnostics.
    library(Nothing) -> LibraryView = library::list;
    /// Begins to read the folders again from disk, and says what is there now.
    reload_library(Nothing) -> LibraryView = library::reload;
    /// What of the folders is being read, and which library that makes so far.
    library_state(Nothing) -> LibraryState = standing::state;
    /// Looks for changes in the folders of which the system tells none, and for those that weren't there.
    look_again(Nothing) -> LibraryState = standing::look_again;
    /// Ends the reading of the folders; what has been read stays.
    stop_reading(Nothing) -> LibraryState = standing::stop_reading;
    /// Reads one folder again that didn't answer, or wasn't read to its end.
    read_folder(FolderRequest) -> LibraryState = library::read_folder;
    /// Adds a folder of documents; nothing in it is ever written.
    add_folder(FolderRequest) -> LibraryView = library::add_folder;
    /// Forgets a folder that the reader added; its files stay.
    remove_folder(FolderRequest) -> LibraryView = library::remove_folder;
    /// The packs that were taken in, and the keys that are trusted.
    packs(Nothing) -> PacksView = packs::list;
    /// Checks all of a pack, and changes nothing.
    look_at_pack(PackRequest) -> PackLook = packs::look;
    /// Takes a pack in, in the place of the older one of its name; its documents join the library.
    take_in_pack(TakeInPack) -> PackTaken = packs::take_in;
    /// Takes a pack out of the library. Its file on the stick stays.
    remove_pack(PackName) -> PackTaken = packs::take_out;
    /// The documents that can go into a pack: those that stand in folders of their own and aren't the program's.
    packable(Nothing) -> Vec<PackableView> = packs::packable;
    /// Writes a pack of documents, not signed.
    make_pack(MakePack) -> PackMade = packs::make;
    /// Reads a public key, to be compared.
    look_at_key(KeyRequest) -> KeyLook = packs::look_at_key;
    /// Trusts a key.
    add_key(AddKey) -> KeyLook = packs::add_key;
    /// Trusts a key no longer.
    remove_key(RemoveKey) -> PacksView = packs::remove_key;
    /// What dropped files and folders are, and what can be done with each. Nothing is read in or changed.
    look_at_dropped(DroppedRequest) -> Vec<DroppedView> = dropped::look;
    /// A document, ready to be shown; of a large one the first blocks and an outline of all.
    open_document(DocumentRequest) -> DocumentView = blocks::open_document;
    /// Some more blocks of a large document, in order; fewer than asked for where that is many.
    blocks(BlocksRequest) -> Vec<BlockView> = blocks::blocks;
    /// The words of some blocks as one text, a line each.
    text_of(BlocksRequest) -> String = blocks::text_of;
    /// The earlier editions of a document, the latest first.
    editions(DocumentRequest) -> Vec<EditionView> = editions::list;
    /// What became of an earlier edition in the text of today, by article.
    compare_edition(EditionRequest) -> ComparisonView = editions::compared;
    /// All of an earlier edition.
    read_edition(EditionRequest) -> Vec<SideView> = editions::read;
    /// The notes that hang on an earlier edition, and where they would hang today.
    crossing(EditionRequest) -> CrossingView = editions::crossing;
    /// Hangs such notes on the text of today, as the reader agreed.
    carry_notes(CarryNotes) -> Vec<NoteView> = editions::carry;
    /// Texts in the words in which they are read aloud.
    spoken(SpokenRequest) -> Vec<String> = spoken::spoken;
    /// A document's cards for the quick look-up; `place_not_found` if it has none.
    quick(DocumentRequest) -> QuickView = quick::quick;
    /// How far the search index is.
    index_state(Nothing) -> IndexView = library::index_state;

    /// Searches the library and the reader's notes.
    search(SearchRequest) -> SearchPage = search::search;
    /// All that a query lights in one document: for each place the index of its block, its beginning and its end there.
    marks(MarksRequest) -> Vec<u32> = search::marks;
    /// What the reader looked for before, newest first.
    search_history(Nothing) -> SearchHistory = history::list;
    /// Keeps a query that led somewhere, if the reader wants queries kept.
    remember_search(PastSearch) -> SearchHistory = history::remember;
    /// Forgets one query, or all of them.
    forget_search(ForgetSearches) -> SearchHistory = history::forget;
    /// Whether queries are kept from now on; those that were are forgotten if not.
    keep_searches(HistoryChoice) -> SearchHistory = history::choose;

    /// The names on the start screen.
    profiles(Nothing) -> Vec<ProfileView> = profiles::list;
    /// Makes a profile with an empty notebook and opens it.
    create_profile(NewProfile) -> ProfileOpening = profiles::create;
    /// Opens a profile's notebook.
    open_profile(ProfileRequest) -> ProfileOpening = profiles::open;
    /// Opens a locked profile's notebook.
    unlock_profile(UnlockRequest) -> ProfileOpening = secrets::unlock;
    /// Opens a profile whose folder can't be written to, to be read: nothing of it can be changed.
    open_to_read(ReadRequest) -> ProfileOpening = secrets::open_to_read;
    /// Opens a locked profile by its recovery code and gives it a new passphrase and a new code.
    recover_profile(RecoverRequest) -> ProfileOpening = secrets::recover;
    /// Puts a lock on the open profile.
    lock_notebook(PassphraseRequest) -> SecretReply = secrets::lock;
    /// Takes the lock off the open profile for good.
    unlock_for_good(PassphraseRequest) -> SecretReply = secrets::unlock_for_good;
    /// Gives the open profile another passphrase; its recovery code stays.
    change_passphrase(PassphraseChange) -> SecretReply = secrets::change_passphrase;
    /// Makes a new recovery code; the one before opens nothing any more.
    new_recovery_code(PassphraseRequest) -> SecretReply = secrets::new_recovery_code;
    /// Gives the open profile another name.
    rename_profile(RenameProfile) -> ProfileView = profiles::rename;
    /// Puts a profile into the trash, where it stays thirty days. Its name must be typed.
    delete_profile(DeleteProfile) -> Vec<ProfileView> = deleted::delete;
    /// The profiles in the trash, the last deleted first.
    deleted_profiles(Nothing) -> Vec<DeletedProfile> = deleted::list;
    /// Brings a profile back from the trash.
    restore_profile(ProfileRequest) -> Vec<ProfileView> = deleted::restore;
    /// Whether the open notebook's file stands at its place.
    notebook_place(Nothing) -> NotebookPlace = place::look;
    /// Writes the open notebook to its place again; whatever stands there is kept beside it.
    put_back(Nothing) -> PutBack = place::put_back;
    /// Writes the open notebook, as it was last saved, into a folder of the reader's choice, where any computer can open
    /// it as it opens a backup.
    put_elsewhere(ElsewhereRequest) -> WrittenElsewhere = place::put_elsewhere;
    /// Closes the notebook and goes back to the start screen.
    close_profile(Nothing) -> Nothing = profiles::close;
    /// Keeps the reader's settings.
    save_settings(Settings) -> Settings = settings::save;
    /// Version and folders.
    about(Nothing) -> About = profiles::about;

    /// Notes that aren't deleted, by place in the text, then by time.
    list_notes(NoteFilter) -> Vec<NoteView> = notes::list;
    /// Some of the notes that a filter lets through, in the same order; fast among a hundred thousand.
    note_page(NotePageRequest) -> NotePage = note_page::page;
    /// How many notes the blocks of a document have and which words they mark, however many notes there are.
    note_marks(DocumentRequest) -> Vec<BlockNotes> = note_marks::marks;
    /// Writes a note; durable when it returns. It joins the session that is going on.
    create_note(NewNote) -> NoteView = notes::create;
    /// Changes a note's words or kind; durable when it returns.
    update_note(NoteChange) -> NoteView = notes::update;
    /// Deletes a note so that it can be restored.
    delete_note(NoteRequest) -> NoteView = notes::delete;
    /// Takes a deletion back.
    restore_note(NoteRequest) -> NoteView = notes::restore;
    /// Changes several notes at once: all of them, or none.
    change_notes(NoteEdits) -> Vec<NoteView> = many_notes::change;
    /// The tags that the notes' own words have, as a dictionary orders them.
    tags(Nothing) -> Vec<TagView> = many_notes::tags;
    /// Puts a tag behind the words of some notes; those that have it stay as they are.
    tag_notes(TagNotes) -> Retagged = many_notes::tag;
    /// Calls a tag otherwise in every note, merges it with another, or takes it out.
    rename_tag(TagChange) -> Retagged = many_notes::rename;
    /// Moves a note to where its words stand now, after the reader agreed.
    accept_move(NoteRequest) -> NoteView = notes::accept_move;
    /// Hangs a note back where it hung before it was moved in this sitting.
    take_back_move(NoteRequest) -> NoteView = notes::take_back_move;

    /// Deleted notes, the last deleted first; they are gone thirty days after.
    list_trash(Nothing) -> Vec<NoteView> = notes::trash;
    /// Removes a deleted note for good.
    purge_note(NoteRequest) -> Nothing = notes::purge;
    /// Removes all deleted notes for good.
    empty_trash(Nothing) -> Nothing = notes::empty_trash;
    /// What a note said before, newest first.
    note_versions(NoteRequest) -> Vec<NoteVersion> = notes::versions;
    /// Gives a note the words of an earlier version; what it says now becomes one.
    restore_version(VersionRequest) -> NoteView = notes::restore_version;

    /// The backups of a profile, also of one that can't be opened.
    list_backups(ProfileRequest) -> BackupList = backups::list;
    /// Makes a backup of the open notebook.
    backup_now(Nothing) -> BackupView = backups::now;
    /// Puts a backup in the notebook's place and opens it. What was there is kept beside it.
    restore_backup(RestoreBackup) -> ProfileOpening = backups::restore;
    /// Chooses where copies of the backups go, and puts them there at once.
    set_backup_place(BackupPlace) -> BackupList = backups::set_place;
    /// Writes the whole open notebook into one JSON file.
    export_json(ExportRequest) -> Exported = exchange::export;
    /// Reads such a file into the open notebook: all of it or nothing.
    import_json(ImportRequest) -> Imported = exchange::import;
    /// Writes a paper as a file for Word; whole, or not at all.
    write_paper(PaperRequest) -> FileWritten = office::write_paper;
    /// What a paper can measure; the one for a reader's own papers first.
    paper_formats(Nothing) -> Vec<PaperFormat> = office::packs;
    /// Writes words as a text file; whole, or not at all.
    write_text(TextRequest) -> FileWritten = office::write_text;
    /// The reader's papers, the last made first.
    list_papers(Nothing) -> Vec<PaperView> = papers::list;
    /// Deleted papers, the last deleted first; they are gone thirty days after.
    trashed_papers(Nothing) -> Vec<PaperView> = papers::trash;
    /// A paper with all that is in it.
    open_paper(PaperRef) -> OpenPaper = papers::open;
    /// Begins a paper; durable when it returns.
    create_paper(NewPaper) -> OpenPaper = papers::create;
    /// Changes what a paper says of itself; durable when it returns.
    update_paper(PaperChange) -> PaperView = papers::update;
    /// Puts a paper into the trash, or takes it out.
    delete_paper(PaperDeletion) -> PaperView = papers::set_deleted;
    /// Removes a deleted paper for good, with all that is in it.
    purge_paper(PaperRef) -> Nothing = papers::purge;
    /// Puts parts into a paper, behind one of its parts; durable when it returns.
    add_parts(AddParts) -> OpenPaper = papers::add_parts;
    /// Gives a part other words; durable when it returns.
    update_part(PartChange) -> PartView = parts::update;
    /// Puts parts into the trash, or takes them out: all of them, or none.
    delete_parts(PartsDeletion) -> OpenPaper = papers::delete_parts;
    /// Brings a paper's parts into an order.
    order_parts(PartOrder) -> OpenPaper = papers::order_parts;
    /// What a part said before, newest first.
    part_versions(PartRef) -> Vec<PartVersionView> = parts::versions;
    /// Gives a part the words of an earlier version; what it says now becomes one.
    restore_part_version(PartVersionRef) -> PartView = parts::restore_version;
    /// Freezes a paper as it is handed in.
    hand_in(MarkRequest) -> MarkView = papers::hand_in;
    /// All of a frozen paper.
    read_mark(PaperRef) -> FrozenPaper = papers::read_mark;
    /// Writes a frozen paper as a file for Word, as it was.
    write_mark(MarkFile) -> FileWritten = papers::write_mark;
    /// Whose words an open paper is made of, against the library and the reader's other papers; not ready at once.
    verbatim(PaperRef) -> VerbatimView = verbatim::look;
    /// What merging such a file into the open notebook would change.
    compare_json(ExportRequest) -> MergeSummary = merge::compare_json;
    /// Merges such a file into the open notebook: all of it or nothing.
    merge_json(ExportRequest) -> Merged = merge::merge_json;

    /// Begins to look for backups in a folder and what is under it, and looks at a part of it.
    find_backups(FindBackups) -> Finding = merge::find;
    /// Looks at the next part.
    find_more(Nothing) -> Finding = merge::go_on;
    /// Opens the newest whole copy of a profile that was found, out of sight.
    open_found(OpenFound) -> FoundOpening = merge::open;
    /// Makes a profile of what was opened, and opens that.
    take_in_found(TakeIn) -> ProfileOpening = merge::take_in;
    /// Merges what was opened into the open notebook: all of it or nothing.
    merge_found(Nothing) -> Merged = merge::merge;
    /// Ends the search and forgets what was opened.
    forget_found(Nothing) -> Nothing = merge::forget;

    /// All sessions, newest first.
    list_sessions(Nothing) -> Vec<SessionView> = sessions::list;
    /// Starts a session; notes taken from now on carry it.
    start_session(NewSession) -> SessionView = sessions::start;
    /// Changes a session's title, place or what it covered.
    update_session(SessionChange) -> SessionView = sessions::update;
    /// Ends a session.
    end_session(SessionRequest) -> SessionView = sessions::end;

    /// All bookmarks, in the order of the library and of the text.
    list_bookmarks(Nothing) -> Vec<BookmarkView> = shelf::list_bookmarks;
    /// Puts a bookmark at a block; the one that is there already stays.
    add_bookmark(NewBookmark) -> BookmarkView = shelf::add_bookmark;
    /// Takes a bookmark out.
    remove_bookmark(BookmarkRequest) -> Nothing = shelf::remove_bookmark;
    /// What has been read of a document.
    progress(DocumentRequest) -> ProgressView = shelf::progress;
    /// Notes that blocks were read, with time spent on them, not scrolled past.
    mark_read(ReadBlocks) -> ProgressView = shelf::mark_read;
    /// Forgets what has been read of a document.
    forget_progress(DocumentRequest) -> ProgressView = shelf::forget_progress;
}

#[cfg(test)]
mod typescript;
