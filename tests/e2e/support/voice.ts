import type { Page } from '@playwright/test';

interface Mouth {
  said: { text: string; rate: number; lang: string }[];
  cancelled: number;
  /** Each text ends by itself at once. */
  quick: boolean;
  end: () => void;
}
declare global {
  var mouth: Mouth;
}

const OURS = [
  { lang: 'en-US', localService: true },
  { lang: 'vi-VN', localService: true },
];

/** Puts a voice in the place of the engine's: what it is given is written down, and ends when the test says so. */
function install(voices: { lang: string; localService: boolean }[]): void {
  let now: { onend: (() => void) | null; onerror: ((event: { error: string }) => void) | null } | null = null;
  const own: Mouth = {
    said: [],
    cancelled: 0,
    quick: false,
    end: () => {
      const spoken = now;
      now = null;
      spoken?.onend?.();
    },
  };
  class Utterance {
    text: string;
    voice: { lang: string } | null = null;
    lang = '';
    rate = 1;
    onend: (() => void) | null = null;
    onerror: ((event: { error: string }) => void) | null = null;
    constructor(text: string) {
      this.text = text;
    }
  }
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => voices,
    speak: (spoken: Utterance) => {
      own.said.push({ text: spoken.text, rate: spoken.rate, lang: spoken.voice?.lang ?? '' });
      now = spoken;
      if (own.quick) setTimeout(own.end);
    },
    cancel: () => {
      own.cancelled += 1;
      const spoken = now;
      now = null;
      setTimeout(() => spoken?.onerror?.({ error: 'canceled' }));
    },
  });
  Object.defineProperty(globalThis, 'speechSynthesis', { value: synthesis, configurable: true });
  Object.defineProperty(globalThis, 'SpeechSynthesisUtterance', { value: Utterance, configurable: true });
  globalThis.mouth = own;
}

/** A voice on the page from its beginning. */
export const giveVoice = (page: Page, voices = OURS) => page.addInitScript(install, voices);
/** A voice on a page that is there already. */
export const giveVoiceNow = (page: Page, voices = OURS) => page.evaluate(install, voices);

export const bar = (page: Page) => page.getByRole('toolbar', { name: 'Đọc thành tiếng' });
export const said = (page: Page) => page.evaluate(() => mouth.said.map(({ text }) => text));
export const last = (page: Page) => page.evaluate(() => mouth.said.at(-1)?.text ?? '');
export const end = (page: Page) => page.evaluate(() => mouth.end());

/** The words that are lit as being read, and whether they can be seen. */
export const lit = (page: Page) =>
  page.evaluate(() => {
    const [range] = [...(CSS.highlights.get('said') ?? [])] as Range[];
    const box = range?.getBoundingClientRect();
    const frame = document.querySelector('article.doc')?.getBoundingClientRect();
    const seen = !!box && !!frame && box.top >= frame.top && box.bottom <= frame.bottom;
    return { words: range?.toString() ?? '', seen };
  });
