// Here HTML enters the page, and nowhere else; only what the core's renderer made: it escapes every letter that came from
// a file or from the reader, and knows no attribute that runs anything.

/** Fills an element with what the core's renderer made. */
export function putMarkup<E extends HTMLElement>(element: E, html: string): E {
  element.innerHTML = html;
  return keepWhole(element);
}

/** A range of numbers, "1.000–1.200", or a document's, "06-NQ/TW". */
const WHOLE = /([\d.,]{0,12}\d–\d[\d.,/]{0,12}%?|\d{1,4}[-/]\p{Lu}{1,5}[-/]\p{L}{1,5})/u;

/** Keeps these on one line. The text stays what it is, letter for letter. */
export function keepWhole<E extends HTMLElement>(element: E): E {
  if (!WHOLE.test(element.textContent)) return element;
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (texts.nextNode()) found.push(texts.currentNode as Text);
  for (const text of found) {
    // Every other part is one of them.
    const parts = text.data.split(WHOLE);
    text.replaceWith(...parts.map((part, n) => (n % 2 === 1 ? whole(part) : part)));
  }
  return element;
}

function whole(words: string): HTMLElement {
  const element = document.createElement('span');
  element.className = 'whole';
  element.textContent = words;
  return element;
}
