import { test as base } from '@playwright/test';
import { freshFolder } from './program';

/** A test with a folder of its own. */
export const test = base.extend<{ folder: string }>({
  folder: async ({}, use) => {
    const folder = await freshFolder();
    await use(folder.path);
    await folder.remove();
  },
});
