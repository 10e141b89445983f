import { describe, expect, it } from 'vitest';
import { linkTo, placeOfLink } from './link';

describe('links into the library', () => {
  it.each([
    ['sotay://huong-dan-nq06/II.3.(4)', { doc: 'huong-dan-nq06', address: 'II.3.(4)' }],
    ['  sotay://huong-dan-nq06/II.3.(4)/ ', { doc: 'huong-dan-nq06', address: 'II.3.(4)' }],
    ['SOTAY://huong-dan-nq06/II.3.%284%29', { doc: 'huong-dan-nq06', address: 'II.3.(4)' }],
    ['sotay://thuat-ngu', { doc: 'thuat-ngu' }],
    ['sotay:///thuat-ngu/tod', { doc: 'thuat-ngu', address: 'tod' }],
    ['sotay://a/%E0%A4%A', { doc: 'a', address: '%E0%A4%A' }],
  ])('%s', (link, place) => {
    expect(placeOfLink(link)).toEqual(place);
  });

  it.each(['II 3 4', 'http://sotay', 'sotay:', 'tìm sotay://x', ''])('“%s” is none', (text) => {
    expect(placeOfLink(text)).toBeNull();
  });

  it('leads where it was made for', () => {
    expect(placeOfLink(linkTo('huong-dan-nq06', 'II.3.(4)'))).toEqual({
      doc: 'huong-dan-nq06',
      address: 'II.3.(4)',
    });
    expect(placeOfLink(linkTo('thuat-ngu', ''))).toEqual({ doc: 'thuat-ngu' });
  });
});
