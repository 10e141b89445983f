import { describe, expect, it } from 'vitest';
import { Trail, type Step } from './trail.svelte';

const step = (block: string): Step => ({ doc: 'd', block, at: 0 });

describe('the trail', () => {
  it('leads back and forward again', () => {
    const trail = new Trail();
    trail.leave(step('a'));
    trail.leave(step('b'));
    expect(trail.goBack(step('c'))).toEqual(step('b'));
    expect(trail.goBack(step('b'))).toEqual(step('a'));
    expect(trail.goBack(step('a'))).toBeUndefined();
    expect(trail.goForward(step('a'))).toEqual(step('b'));
    expect(trail.goForward(step('b'))).toEqual(step('c'));
    expect(trail.canGoForward).toBe(false);
  });

  it('a new way forgets what lay ahead', () => {
    const trail = new Trail();
    trail.leave(step('a'));
    trail.goBack(step('b'));
    trail.leave(step('a'));
    expect(trail.canGoForward).toBe(false);
    expect(trail.goBack(step('x'))).toEqual(step('a'));
  });

  it('the same place twice is one step, and the trail has an end', () => {
    const trail = new Trail();
    trail.leave(step('a'));
    trail.leave(step('a'));
    expect(trail.goBack(null)).toEqual(step('a'));
    expect(trail.canGoBack).toBe(false);
    for (let n = 0; n < 150; n += 1) trail.leave(step(`s${n}`));
    let count = 0;
    while (trail.goBack(null)) count += 1;
    expect(count).toBe(100);
  });
});
