/**
 * What an input method does while it puts a syllable together is nobody else's business. Settled here once, before any
 * handler of a key or of a field's words hears of it, so that none of them has to ask.
 */

/** How a key says that the input method has it; `isComposing` alone is false for the first and, in WebKit, the last. */
const TAKEN = 229;

/** Keeps everything on the page from keys and words that are the input method's. Called once; gives the way to end it. */
export function keepSyllablesWhole(page: Window = window): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  // True from the end of a syllable to the next sign of the writer.
  let over = false;
  // The field whose syllable was taken out a moment ago.
  let emptied: EventTarget | null = null;
  const listen = <Name extends keyof WindowEventMap>(
    name: Name,
    heard: (event: WindowEventMap[Name]) => void,
  ) => page.addEventListener(name, heard, { capture: true, signal });
  const goOn = () => {
    over = false;
  };

  listen('keydown', (event) => {
    // Under fcitx and ibus an Escape that ends a syllable comes once more, as itself, right after the syllable. It has
    // had its effect; what it would close stays open for the next one.
    const spent = over && event.key === 'Escape';
    over = false;
    if (spent) event.preventDefault();
    if (spent || event.isComposing || event.keyCode === TAKEN) event.stopPropagation();
  });
  for (const name of ['keyup', 'pointerdown', 'compositionstart'] as const) listen(name, goOn);

  // WebKit takes a finished syllable out of the field and puts it in again, and tells both. In between the words are
  // short of a syllable, which isn't what was written: lists would jump and searches be asked for it.
  listen('input', (event) => {
    emptied = null;
    if (!(event instanceof InputEvent) || event.inputType !== 'deleteCompositionText') return;
    emptied = event.target;
    event.stopPropagation();
  });
  listen('compositionend', () => {
    over = true;
    // A syllable that was given up stays out, and that is told.
    const field = emptied;
    emptied = null;
    field?.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'deleteContentBackward' }));
  });
  return () => ended.abort();
}
