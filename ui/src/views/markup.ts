import { COMPOUND } from '../text/compounds';

// Here HTML enters the page, and nowhere else; only what the core's renderer made: it escapes every letter that came from
// a file or from the reader, and knows no attribute that runs anything.

/** Fills an element with what the core's renderer made. */
export function putMarkup<E extends HTMLElement>(element: E, html: string): E {
  element.innerHTML = html;
  return keepWhole(element);
}

/** A range of numbers, "1.000–1.200", or a document's, "06-NQ/TW". */
const WHOLE = /[\d.,]{0,12}\d–\d[\d.,/]{0,12}%?|\d{1,4}[-/]\p{Lu}{1,5}[-/]\p{L}{1,5}/gu;

/** The same, or a word of several syllables. */
const WHOLE_IN_TITLE = new RegExp(`${WHOLE.source}|${COMPOUND.source}`, 'giu');

/** Keeps these on one line. The text stays what it is, letter for letter. */
export const keepWhole = <E extends HTMLElement>(element: E): E => keep(element, WHOLE);

/** Keeps the words of a title whole too. */
export const keepTitle = <E extends HTMLElement>(element: E): E => keep(element, WHOLE_IN_TITLE);

/** Fills an element with a title. */
export const titled = (words: string) => (element: HTMLElement) => {
  element.textContent = words;
  keepTitle(element);
};

function keep<E extends HTMLElement>(element: E, pattern: RegExp): E {
  const text = element.textContent;
  // A pattern for all of them would go on from where it last stood.
  if (text.search(pattern) < 0) return element;
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (texts.nextNode()) found.push(texts.currentNode as Text);
  for (const text of found) {
    text.replaceWith(...cut(text.data, pattern));
  }
  return element;
}

function cut(words: string, pattern: RegExp): (string | HTMLElement)[] {
  const parts: (string | HTMLElement)[] = [];
  let at = 0;
  for (const found of words.matchAll(pattern)) {
    parts.push(words.slice(at, found.index), whole(found[0]));
    at = found.index + found[0].length;
  }
  parts.push(words.slice(at));
  return parts.filter((part) => part !== '');
}

function whole(words: string): HTMLElement {
  const element = document.createElement('span');
  element.className = 'whole';
  element.textContent = words;
  return element;
}
