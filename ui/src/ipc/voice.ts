/** Voices that read Vietnamese aloud on this computer. What reads through a network is none of ours. */

/** How fast: 3 as the voice does by itself. */
export type Pace = 1 | 2 | 3 | 4 | 5;

/** What reads aloud. One text at a time: another one breaks off the one before. */
export interface Voice {
  /** True once the text has been said to its end, false where it was broken off. Rejects where the voice fails. */
  speak(text: string, pace: Pace): Promise<boolean>;
  /** Silence at once. */
  hush(): void;
}

/** Where there is no voice: the system whose voices the reader can add to. */
export type Voiceless = 'windows' | 'linux';

const RATES: Record<Pace, number> = { 1: 0.7, 2: 0.85, 3: 1, 4: 1.25, 5: 1.5 };
/** Engines read the list of voices only after they are asked for it, in milliseconds. */
const LISTED_AFTER = 1500;

export const voiceless = (): Voiceless => (/Windows/u.test(navigator.userAgent) ? 'windows' : 'linux');

/** The page's own engine, if it has a Vietnamese voice on this computer. */
export async function pageVoice(): Promise<Voice | null> {
  if (typeof speechSynthesis === 'undefined') return null;
  // A list that has other languages is there already.
  const found = ours() ?? (speechSynthesis.getVoices().length === 0 ? await listed() : undefined);
  return found ? new PageVoice(found) : null;
}

const ours = () =>
  speechSynthesis
    .getVoices()
    .find((voice) => voice.localService && /^vi\b/iu.test(voice.lang.replace('_', '-')));

function listed(): Promise<SpeechSynthesisVoice | undefined> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      speechSynthesis.removeEventListener('voiceschanged', done);
      resolve(ours());
    };
    const timer = setTimeout(done, LISTED_AFTER);
    speechSynthesis.addEventListener('voiceschanged', done);
  });
}

class PageVoice implements Voice {
  #voice: SpeechSynthesisVoice;
  /** Kept for as long as it is spoken: Chromium forgets to tell the end of one that nobody holds. */
  #spoken: SpeechSynthesisUtterance | null = null;

  constructor(voice: SpeechSynthesisVoice) {
    this.#voice = voice;
    // The engine is the browser's and goes on without the page.
    window.addEventListener('pagehide', () => this.hush());
  }

  speak(text: string, pace: Pace): Promise<boolean> {
    this.hush();
    return new Promise((resolve, reject) => {
      const spoken = new SpeechSynthesisUtterance(text);
      spoken.voice = this.#voice;
      spoken.lang = this.#voice.lang;
      spoken.rate = RATES[pace];
      spoken.onend = () => {
        const own = this.#spoken === spoken;
        if (own) this.#spoken = null;
        resolve(own);
      };
      spoken.onerror = ({ error }) => {
        if (this.#spoken !== spoken || error === 'canceled' || error === 'interrupted') resolve(false);
        else reject(new Error(`the voice failed: ${error}`));
      };
      this.#spoken = spoken;
      speechSynthesis.speak(spoken);
    });
  }

  hush(): void {
    if (this.#spoken === null) return;
    this.#spoken = null;
    speechSynthesis.cancel();
  }
}
