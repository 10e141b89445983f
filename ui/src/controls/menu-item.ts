import type { IconName } from './icons';

/** A line of a menu. */
export interface MenuItem {
  id: string;
  name: string;
  icon?: IconName;
  keys?: string | undefined;
  /** Given: the line is one of several choices, and this says whether it is the one that holds now. */
  current?: boolean | undefined;
  /** Its group's name stands before it. */
  heading?: string | undefined;
  /** A rule stands before it. */
  apart?: boolean | undefined;
}
