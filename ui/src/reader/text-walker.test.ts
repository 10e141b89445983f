import { beforeEach, describe, expect, it } from 'vitest';
import { offsetOf, pageText, rangeOf, selectedParts } from './text-walker';

const TEXT = 'Ban Kinh tế Trung ương phối hợp với Bộ Xây dựng (2022).';

function block(inner: string, id = 'II.1:1'): HTMLElement {
  const sheet = document.createElement('article');
  sheet.innerHTML = `<div data-block="${id}"><button>II.1 ¶1</button><p><span class="m">-</span>${inner}</p></div>`;
  document.body.append(sheet);
  return sheet.firstElementChild as HTMLElement;
}

const paragraph = () =>
  block(
    '<span data-text>Ban <strong>Kinh tế</strong> Trung ương<sup class="ref">a</sup> phối hợp với <em>Bộ <a>Xây dựng</a></em> (2022<sup class="ref">b</sup>).</span>',
  );

const row = () =>
  block('<span data-text>Số đô thị</span><span data-text>950</span><span data-text>1.000</span>', 'x:2');

beforeEach(() => {
  document.body.replaceChildren();
  document.getSelection()?.removeAllRanges();
});

describe('a block and its text', () => {
  it('leaves out the mark, the address and the signs of notes', () => {
    expect(pageText(paragraph())).toBe(TEXT);
  });

  it('joins the cells of a row', () => {
    expect(pageText(row())).toBe('Số đô thị | 950 | 1.000');
  });

  it('gives a range for every stretch of the text and finds its ends again', () => {
    const element = paragraph();
    for (let start = 0; start < TEXT.length; start += 3) {
      for (let end = start + 1; end <= TEXT.length; end += 5) {
        const range = rangeOf(element, start, end, TEXT);
        expect(range).not.toBeNull();
        if (!range) return;
        const copy = range.cloneContents();
        for (const sign of copy.querySelectorAll('sup')) sign.remove();
        expect(copy.textContent).toBe(TEXT.slice(start, end));
        expect(offsetOf(element, range.startContainer, range.startOffset, TEXT)).toBe(start);
        expect(offsetOf(element, range.endContainer, range.endOffset, TEXT)).toBe(end);
      }
    }
  });

  it('ranges across cells take the separator along', () => {
    const range = rangeOf(row(), 4, 15);
    expect(range?.toString()).toBe('ô thị950');
  });

  it('an empty or impossible stretch has no range', () => {
    const element = paragraph();
    expect(rangeOf(element, 5, 5)).toBeNull();
    expect(rangeOf(element, 0, TEXT.length + 1)).toBeNull();
  });

  it('counts UTF-16 units, so letters beyond the first plane are two', () => {
    const element = block('<span data-text>a😀b</span>');
    expect(rangeOf(element, 1, 3)?.toString()).toBe('😀');
  });

  it('lines up white space that the page shows otherwise', () => {
    const element = block('<span data-text>dòng một<br>\ndòng hai</span>');
    const text = 'dòng một dòng hai';
    expect(rangeOf(element, 9, 17, text)?.toString()).toBe('dòng hai');
    expect(rangeOf(block('<span data-text>một<br>hai</span>'), 4, 7, 'một\nhai')?.toString()).toBe('hai');
  });
});

describe('what is selected', () => {
  const select = (from: Node, start: number, to: Node, end: number) =>
    document.getSelection()?.setBaseAndExtent(from, start, to, end);
  const textOf = (texts: Record<string, string>) => (id: string) => texts[id];

  it('is read in either direction, without blank ends', () => {
    const element = paragraph();
    const strong = element.querySelector('strong')?.firstChild as Text;
    const after = element.querySelector('sup')?.nextSibling as Text;
    select(after, 6, strong, 0);
    const sheet = element.parentElement as Element;
    const parts = selectedParts(sheet, document.getSelection(), textOf({ 'II.1:1': TEXT }));
    expect(parts).toEqual([{ block: 'II.1:1', start: 4, end: 27 }]);
    expect(TEXT.slice(4, 27)).toBe('Kinh tế Trung ương phối');
  });

  it('over several blocks has a part in each', () => {
    document.body.innerHTML =
      '<article><div data-block="a"><p><span data-text>Đoạn một</span></p></div><div class="note">chú thích</div>' +
      '<div data-block="b"><p><span data-text>Đoạn hai</span></p></div><div data-block="c"><p><span data-text>Đoạn ba</span></p></div></article>';
    const sheet = document.querySelector('article') as Element;
    const texts = sheet.querySelectorAll('span');
    select(texts[0]?.firstChild as Text, 5, texts[2]?.firstChild as Text, 4);
    const known = textOf({ a: 'Đoạn một', b: 'Đoạn hai', c: 'Đoạn ba' });
    expect(selectedParts(sheet, document.getSelection(), known)).toEqual([
      { block: 'a', start: 5, end: 8 },
      { block: 'b', start: 0, end: 8 },
      { block: 'c', start: 0, end: 4 },
    ]);
  });

  it('outside of the sheet is nothing', () => {
    const sheet = paragraph().parentElement as Element;
    const other = document.createElement('p');
    other.textContent = 'ở ngoài';
    document.body.append(other);
    select(other.firstChild as Text, 0, other.firstChild as Text, 3);
    expect(selectedParts(sheet, document.getSelection(), () => TEXT)).toEqual([]);
  });
});
