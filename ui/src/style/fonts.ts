/** The faces that the first screen is set in, each with the letters of both subsets that Vietnamese is written with. */
const FIRST = [
  '400 1rem "Be Vietnam Pro"',
  '500 1rem "Be Vietnam Pro"',
  '600 1rem "Be Vietnam Pro"',
  '400 1rem "Source Serif 4 Variable"',
];

/** Loads them now, so that the first screen is laid out and painted once. Never fails: a face that doesn't load is stood in for. */
export async function loadFirstFaces(): Promise<void> {
  await Promise.allSettled(FIRST.map((face) => document.fonts.load(face, 'aế')));
}
