import { untrack } from 'svelte';
import type { Said } from '../../state/aloud.svelte';
import type { Desk } from '../../state/desk.svelte';
import type { OpenText } from '../../state/open-text.svelte';
import { Following } from './following';
import type { Page } from './page';

/** A sheet on which something may be read aloud, as it stands now. */
interface Heard {
  desk: Desk;
  sheet: OpenText;
  /** What is being read aloud is on this sheet. */
  heard: () => boolean;
  page: () => Page | undefined;
  scroller: () => HTMLElement | undefined;
}

/**
 * Lights the sentence that is being read aloud and goes along with it, until the reader scrolls away. Called while the
 * sheet is made: its effects are the sheet's.
 */
export function goAlong({ desk, sheet, heard, page, scroller }: Heard): Following {
  const { aloud, layout } = desk;
  const following = new Following();

  async function follow(own: Page, said: Said) {
    if (!following.goesAlong(() => own.isInSight(said))) return;
    const element = await own.bring(said.block);
    if (!element || page() !== own || aloud.now !== said) return;
    sheet.arrive(said.block);
    if (!own.isInSight(said)) await own.goTo(said.block, (scroller()?.clientHeight ?? 0) * 0.25, said.start);
  }

  $effect(() => {
    const own = page();
    const said = heard() ? aloud.now : null;
    own?.setSaid(said);
    if (own && said) untrack(() => void follow(own, said));
  });
  $effect(() => {
    const going = heard() ? aloud.going : null;
    const own = page();
    if (!going || !own) return;
    untrack(() => {
      aloud.reached(going);
      following.again();
      void follow(own, going.said);
    });
  });
  // Another document is another matter; so is another screen, on which nothing could be stopped.
  $effect(() => {
    const open = sheet.view;
    return () => {
      if (aloud.document !== open) return;
      if (sheet.view !== open) aloud.stop();
      else aloud.pause();
    };
  });
  $effect(() => {
    if (layout.dialog === 'print') untrack(() => aloud.pause());
  });
  return following;
}
