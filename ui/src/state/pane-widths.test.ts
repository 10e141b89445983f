import { describe, expect, it } from 'vitest';
import { LEAST, paneSpans, PLAIN } from './pane-widths';

const both = { left: true, right: true };
const plain = { left: 0, right: 0 };

describe('the side panes', () => {
  it('are as they come until they are drawn', () => {
    const { left, right } = paneSpans(85, plain, both);
    expect([left.value, right.value]).toEqual([PLAIN.left, PLAIN.right]);
  });

  it('leave the sheet its room at every width, whatever was drawn', () => {
    for (let window = 74; window < 130; window += 1) {
      for (const drawn of [plain, { left: 36, right: 36 }, { left: 1, right: 99 }, { left: 99, right: 1 }]) {
        const { left, right } = paneSpans(window, drawn, both);
        expect(window - left.value - right.value).toBeGreaterThanOrEqual(26);
        expect(left.value).toBeGreaterThanOrEqual(LEAST.left);
        expect(right.value).toBeGreaterThanOrEqual(LEAST.right);
        for (const one of [left, right]) {
          expect(one.value).toBeGreaterThanOrEqual(one.min);
          expect(one.value).toBeLessThanOrEqual(one.max);
        }
      }
    }
  });

  it('have the whole room where only one shows', () => {
    const { right } = paneSpans(60, { left: 30, right: 30 }, { left: false, right: true });
    expect(right.value).toBe(30);
    expect(paneSpans(57, { left: 0, right: 36 }, { left: false, right: true }).right.value).toBe(31);
  });
});
