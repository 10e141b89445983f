import type { Look, Theme } from '../../state/settings.svelte';

const dark = '(prefers-color-scheme: dark)';
const contrast = '(prefers-contrast: more)';

/** Puts the theme, the dial and the setting of the text on the page; without a choice the computer's own is followed, also when it changes. */
export function wearTheme(theme: Theme | null, step: number, look: Look): () => void {
  const root = document.documentElement;
  root.dataset['step'] = String(step);
  root.dataset['face'] = look.face;
  root.dataset['measure'] = look.measure;
  root.dataset['leading'] = look.leading;
  root.dataset['notes'] = look.editorsNotes;
  root.dataset['addresses'] = look.addresses ? 'all' : 'one';
  if (theme !== null) {
    root.dataset['theme'] = theme;
    return () => undefined;
  }
  const queries = [matchMedia(contrast), matchMedia(dark)] as const;
  const follow = () => {
    root.dataset['theme'] = queries[0].matches ? 'contrast' : queries[1].matches ? 'dark' : 'light';
  };
  follow();
  for (const query of queries) query.addEventListener('change', follow);
  return () => {
    for (const query of queries) query.removeEventListener('change', follow);
  };
}
