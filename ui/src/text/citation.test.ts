import { expect, it } from 'vitest';
import shapes from '../../../tests/fixtures/hostile.json';
import { shelf } from '../ipc/fake/shelf';
import { richCitation } from './citation';

const guidance = shelf().documents.get('huong-dan-nq06');
if (!guidance) throw new Error('the fake shelf has no guidance');
const { summary } = guidance;

it.each([...shapes, '$& $` $\' $1 "x" & <b>'])('a formatted citation of %j holds words only', (shape) => {
  const html = richCitation(shape, { ...summary, title: shape, issuer: shape }, ['II.1']);
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  // A parser drops NULs and reads all line ends alike.
  const words = (text: string) => text.replaceAll('\u0000', '').replaceAll(/\s+/gu, '');
  expect(words(body.textContent)).toContain(words(`“${shape.trim()}”`));
  expect(words(body.querySelector('cite')?.textContent ?? '')).toBe(words(shape));
  for (const element of body.querySelectorAll('*')) {
    expect(['BLOCKQUOTE', 'P', 'BR', 'CITE']).toContain(element.tagName);
    expect(element.attributes).toHaveLength(0);
  }
});
