import type { Look, Theme } from '../../state/settings.svelte';

const dark = '(prefers-color-scheme: dark)';
const contrast = '(prefers-contrast: more)';

/** Puts the theme, the dial and the setting of the text on the page; without a choice the computer's own is followed, also when it changes. `told` hears which ground the page has then. */
export function wearTheme(
  theme: Theme | null,
  step: number,
  look: Look,
  told: (ground: string) => void,
): () => void {
  const root = document.documentElement;
  root.dataset['step'] = String(step);
  root.dataset['face'] = look.face;
  root.dataset['measure'] = look.measure;
  root.dataset['leading'] = look.leading;
  root.dataset['notes'] = look.editorsNotes;
  root.dataset['addresses'] = look.addresses ? 'all' : 'one';
  const wear = (worn: Theme) => {
    root.dataset['theme'] = worn;
    told(getComputedStyle(root).getPropertyValue('--desk').trim());
  };
  if (theme !== null) {
    wear(theme);
    return () => undefined;
  }
  const queries = [matchMedia(contrast), matchMedia(dark)] as const;
  const follow = () => {
    wear(queries[0].matches ? 'contrast' : queries[1].matches ? 'dark' : 'light');
  };
  follow();
  for (const query of queries) query.addEventListener('change', follow);
  return () => {
    for (const query of queries) query.removeEventListener('change', follow);
  };
}
