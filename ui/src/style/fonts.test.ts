import { describe, expect, it } from 'vitest';
import { FAMILIES, fontFaces } from '../../font-faces';
import tokens from './tokens.css?raw';

const shipped = import.meta.glob('/node_modules/@fontsource*/*/files/*.woff2', { query: '?url' });
const faces = fontFaces()
  .split('@font-face')
  .slice(1)
  .map((face) => ({
    family: /font-family: '(.*)'/u.exec(face)?.[1] ?? '',
    cut: `${/font-style: (.*);/u.exec(face)?.[1]} ${/font-weight: (.*);/u.exec(face)?.[1]}`,
    file: /url\('([^']*)'\)/u.exec(face)?.[1] ?? '',
    ranges: (/unicode-range: (.*);/u.exec(face)?.[1] ?? '').split(','),
  }));

/** Whether a letter is in one of the ranges: "U+0102-0103", "U+20AB". */
const holds = (ranges: readonly string[], letter: string) =>
  ranges.some((range) => {
    const [from = '', to = from] = range.replace('U+', '').split('-');
    const code = letter.codePointAt(0) ?? 0;
    return parseInt(from, 16) <= code && code <= parseInt(to, 16);
  });

describe('the faces', () => {
  it('are files of the packages, each declared once', () => {
    const files = faces.map((face) => face.file);
    expect(files.length).toBe(18);
    expect(new Set(files).size).toBe(files.length);
    for (const file of files) expect(shipped, file).toHaveProperty([`/node_modules/${file}`]);
  });

  it('take a Vietnamese syllable from as few files as they can', () => {
    for (const { name, cuts } of FAMILIES) {
      for (const { style, weight } of cuts) {
        const own = faces.filter((face) => face.family === name && face.cut === `${style} ${weight}`);
        // The face declared last has a letter that several have.
        const chosen = (letter: string) => own.findLast((face) => holds(face.ranges, letter))?.file ?? '';
        for (const letter of 'ăđĩũơưếổẫựỹ') expect(chosen(letter), letter).toContain('vietnamese');
        for (const letter of 'aêôâ0–“') expect(chosen(letter), letter).toMatch(/-latin-(?!ext)/u);
      }
    }
  });

  it('are all that the styles ask for', () => {
    for (const { name } of FAMILIES) expect(tokens).toContain(name);
  });
});
