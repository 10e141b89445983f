import { describe, expect, it } from 'vitest';
import source from './tokens.css?raw';

/** The colours of each theme, from the tokens themselves. */
function themes(): Map<string, Map<string, string>> {
  const css = source.replace(/\/\*[\s\S]*?\*\//gu, '');
  const found = new Map<string, Map<string, string>>();
  for (const [, selector = '', body = ''] of css.matchAll(/([^{}]+)\{([^{}]*)\}/gu)) {
    const theme = /data-theme='(\w+)'/u.exec(selector)?.[1];
    if (theme === undefined) continue;
    const colours = [...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\s*;/giu)];
    found.set(theme, new Map(colours.map(([, name = '', value = '']) => [name, value])));
  }
  return found;
}

const channel = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) =>
    channel(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
/** As WCAG 2.2 has it. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const SURFACES = ['desk', 'paper', 'card', 'sunk', 'hover', 'hover-p'];
const TINTS = ['son-tint', 'cham-tint', 'sel', 'man', 'la', 'nghe', 'troi'];
const PENS = ['man', 'la', 'nghe', 'troi'];

/** Every pair that meets on some screen, and the least that it must have. */
function pairs(): [string, string, number][] {
  const list: [string, string, number][] = [];
  for (const ground of SURFACES) {
    list.push(['ink', ground, 7], ['ink-2', ground, 7], ['ink-3', ground, 4.5], ['cham', ground, 4.5]);
    list.push(['son', ground, 4.5], ['ok', ground, 4.5]);
    // Edges of controls and of pens, and rings, are no words: 3 is enough.
    list.push(['line-2', ground, 3]);
    for (const pen of PENS) list.push([`${pen}-e`, ground, 3]);
  }
  // Words lie on marks, selections and lit rows as they do on paper.
  for (const tint of TINTS) list.push(['ink', tint, 7], ['ink-2', tint, 4.5]);
  for (const pen of PENS) list.push([`${pen}-e`, pen, 3]);
  list.push(['son', 'son-tint', 4.5], ['cham', 'cham-tint', 4.5], ['ink-3', 'son-tint', 4.5]);
  list.push(['on-son', 'son', 4.5], ['on-son', 'son-hover', 4.5], ['paper', 'ink', 7]);
  return list;
}

describe('contrast', () => {
  const all = themes();

  it('there are four themes, each with every colour', () => {
    expect([...all.keys()].sort()).toEqual(['contrast', 'dark', 'light', 'sepia']);
    const names = [...(all.get('light')?.keys() ?? [])].sort();
    expect(names.length).toBeGreaterThan(25);
    for (const colours of all.values()) expect([...colours.keys()].sort()).toEqual(names);
  });

  it('the measure is WCAG’s', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it.each([...all.keys()])('%s: every pair of tokens that meet can be told apart', (theme) => {
    const colours = all.get(theme) ?? new Map<string, string>();
    const poor = pairs().flatMap(([front, ground, least]) => {
      const ratio = contrast(colours.get(front) ?? '#000000', colours.get(ground) ?? '#000000');
      return ratio < least ? [`${front} on ${ground}: ${ratio.toFixed(2)} of ${least}`] : [];
    });
    expect(poor).toEqual([]);
  });
});
