import sans from '@fontsource/be-vietnam-pro/unicode.json' with { type: 'json' };
import serif from '@fontsource-variable/source-serif-4/unicode.json' with { type: 'json' };
import type { Plugin } from 'vite';

/** The three subsets that Vietnamese needs, and no other. Order matters where ranges overlap: a letter of both the
    Vietnamese and the extended Latin subset is taken from the face declared last, so Vietnamese comes after extended
    Latin and a syllable keeps to one file where it can. */
const SUBSETS = ['latin-ext', 'vietnamese', 'latin'] as const;

interface Family {
  name: string;
  /** The package with its files, and what these are called before and after the subset. */
  from: string;
  file: string;
  /** The letters of its subsets, as the package gives them. */
  letters: Readonly<Record<(typeof SUBSETS)[number], string>>;
  /** Each cut that is used: what it is called in the files, its weight (or both ends of its axis) and its style. */
  cuts: readonly { file: string; weight: string; style: 'normal' | 'italic' }[];
}

export const FAMILIES: readonly Family[] = [
  {
    name: 'Source Serif 4 Variable',
    from: '@fontsource-variable/source-serif-4',
    file: 'source-serif-4',
    letters: serif,
    cuts: [
      { file: 'opsz-normal', weight: '200 900', style: 'normal' },
      { file: 'opsz-italic', weight: '200 900', style: 'italic' },
    ],
  },
  {
    name: 'Be Vietnam Pro',
    from: '@fontsource/be-vietnam-pro',
    file: 'be-vietnam-pro',
    letters: sans,
    cuts: [
      { file: '400-normal', weight: '400', style: 'normal' },
      { file: '400-italic', weight: '400', style: 'italic' },
      { file: '500-normal', weight: '500', style: 'normal' },
      { file: '600-normal', weight: '600', style: 'normal' },
    ],
  },
];

/** The style sheet that declares every face the interface has. */
export function fontFaces(): string {
  return FAMILIES.flatMap(({ name, from, file, letters, cuts }) =>
    cuts.flatMap((cut) =>
      SUBSETS.map(
        (subset) => `@font-face {
  font-family: '${name}';
  font-style: ${cut.style};
  font-weight: ${cut.weight};
  font-display: block;
  src: url('${from}/files/${file}-${subset}-${cut.file}.woff2') format('woff2');
  unicode-range: ${letters[subset]};
}
`,
      ),
    ),
  ).join('');
}

/**
 * Serves that style sheet as `virtual:font-faces.css`, as if it stood beside the file that imports it: from there its
 * files are looked for.
 */
export function declareFontFaces(): Plugin {
  return {
    name: 'font-faces',
    resolveId: (id, importer) =>
      id === 'virtual:font-faces.css' ? importer?.replace(/[^/]+$/u, 'font-faces.css') : undefined,
    load: (id) => (id.endsWith('/font-faces.css') ? fontFaces() : undefined),
  };
}
