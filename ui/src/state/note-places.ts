import type { AnchorView, NoteView, PlaceView } from '../ipc/types/commands';

/** One of the places that a note hangs on, and where that is now. */
export interface NotePlace {
  anchor: AnchorView;
  place: PlaceView;
}

/** All places of a note, in the order of the text. Words that were chosen over several blocks have one in each. */
export const placesOf = ({ anchor, place, further }: NoteView): readonly NotePlace[] => [
  { anchor, place },
  ...further,
];

/** What a group of notes is called that hang on no passage: no document has this name. */
export const FREE = '-khong-';

/** Whether there is a passage to go to: its document is there, and the note hangs on one at all. */
export const hasPassage = ({ place }: NoteView): boolean =>
  place.state !== 'document_missing' && place.state !== 'free';

/** The block that a place stands at now, or stood at. */
export const blockAt = ({ anchor, place }: NotePlace): string =>
  place.state === 'exact' ? place.block : anchor.block;

/** The first of a note's places that stands where it stood; without any the first. */
export function firstPlace(note: NoteView): NotePlace {
  const all = placesOf(note);
  return all.find(({ place }) => place.state === 'exact') ?? { anchor: note.anchor, place: note.place };
}

/** The block that a note stands at now, or stood at. */
export const placeBlock = (note: NoteView): string => blockAt(firstPlace(note));

/** What the blocks are called at which it stands. */
export const labelsOf = (note: NoteView): string[] =>
  placesOf(note).flatMap(({ place }) => (place.state === 'exact' ? [place.label] : []));

/** The words that it hangs on, a place a line. */
export const quoteOf = (note: NoteView): string =>
  placesOf(note)
    .map(({ anchor }) => anchor.quote)
    .join('\n');
