import type { Progress } from '../../state/progress.svelte';

const BEAT = 1000;
/** Without a sign of life for so long no one is reading. */
const AWAY = 120_000;

/** Counts the time that blocks are in sight while someone is there: a beat a second. */
export function dwelling(progress: Progress, inSight: () => readonly string[]): () => void {
  let alive = Date.now();
  let last = Date.now();
  const sign = () => {
    alive = Date.now();
  };
  const signs = ['pointermove', 'keydown', 'wheel', 'pointerdown'] as const;
  // Heard before anything else: a key that is someone's own, such as an input method's, doesn't get as far as here.
  const heard = { passive: true, capture: true } as const;
  for (const name of signs) window.addEventListener(name, sign, heard);
  const timer = setInterval(() => {
    const now = Date.now();
    // A computer that slept isn't a reader who dwelt.
    const seconds = Math.min(now - last, BEAT * 2) / 1000;
    last = now;
    const there = document.visibilityState === 'visible' && document.hasFocus() && now - alive < AWAY;
    if (there) progress.dwell(inSight(), seconds);
  }, BEAT);
  return () => {
    clearInterval(timer);
    for (const name of signs) window.removeEventListener(name, sign, heard);
  };
}
