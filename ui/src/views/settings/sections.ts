import type { Component } from 'svelte';
import type { IconName } from '../../controls/icons';
import type { Desk } from '../../state/desk.svelte';
import { backups, lock, settings, transfer } from '../../text/vi';
import BackupSection from '../profile/BackupSection.svelte';
import ProfileSection from '../profile/ProfileSection.svelte';
import TransferSection from '../profile/TransferSection.svelte';
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
  {
    id: 'profile',
    name: lock.title,
    icon: 'user',
    content: ProfileSection,
    when: (desk) => desk.canWrite,
  },
  {
    id: 'backups',
    name: backups.title,
    icon: 'clockBack',
    content: BackupSection,
    when: (desk) => desk.canWrite,
  },
  {
    id: 'transfer',
    name: transfer.title,
    icon: 'upload',
    content: TransferSection,
    when: (desk) => desk.canWrite,
  },
  { id: 'shortcuts', name: settings.sections.shortcuts, icon: 'keyboard', content: ShortcutsSection },
  { id: 'about', name: settings.sections.about, icon: 'info', content: AboutSection },
];
