import type { Component } from 'svelte';
import type { IconName } from '../../controls/icons';
import type { Desk } from '../../state/desk.svelte';
import { settings } from '../../text/vi';
import AboutSection from './AboutSection.svelte';
import EasePreview from './EasePreview.svelte';
import EaseSection from './EaseSection.svelte';
import ShortcutsSection from './ShortcutsSection.svelte';

/** One page of the settings. To add one, add it to the list below: the screen makes the rest of it. */
export interface Section {
  id: string;
  name: string;
  icon: IconName;
  content: Component;
  /** Stands beside the page where there is room: what the choices look like. */
  aside?: Component;
  /** Left out: always there. */
  when?: (desk: Desk) => boolean;
}

export const sections: readonly Section[] = [
  {
    id: 'ease',
    name: settings.sections.ease,
    icon: 'textAa',
    content: EaseSection,
    aside: EasePreview,
  },
  { id: 'shortcuts', name: settings.sections.shortcuts, icon: 'keyboard', content: ShortcutsSection },
  { id: 'about', name: settings.sections.about, icon: 'info', content: AboutSection },
];
