/** How long after the question for the printer an engine may take to begin, in milliseconds. */
const BEGIN = 3000;
const SIGNS = ['pointermove', 'pointerdown', 'keydown'] as const;

/**
 * Prints what is on the page, and resolves when it isn't needed there any more.
 *
 * Chromium tells that it is over whatever came of it. WebKitGTK draws the pages only after `print` has returned, tells
 * when they are drawn, and says nothing at all when the reader changed their mind: then their next touch of the window
 * says it.
 */
export function printed(print: () => void): Promise<void> {
  return new Promise((done) => {
    let begun = false;
    const over = new AbortController();
    const { signal } = over;
    const end = () => {
      over.abort();
      done();
    };
    window.addEventListener('beforeprint', () => (begun = true), { signal });
    window.addEventListener('afterprint', end, { signal });
    print();
    const timer = setTimeout(() => {
      const touched = () => {
        if (!begun) end();
      };
      for (const sign of SIGNS) window.addEventListener(sign, touched, { signal, capture: true });
    }, BEGIN);
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
}

/** Every letter that is to be printed has its face; without waiting for ever. */
export async function lettersReady(): Promise<void> {
  const most = new Promise((done) => setTimeout(done, BEGIN));
  // The faces of what has just come onto the page are asked for when it is laid out.
  document.body.getBoundingClientRect();
  await Promise.race([document.fonts?.ready, most]);
}
