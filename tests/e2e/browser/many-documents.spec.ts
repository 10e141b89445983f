import { throughManyDocuments } from '../support/many-documents';
import { test } from '../support/test';

test('two thousand documents are listed, filtered, read and found while they are still being read', async ({
  bridge,
  desk,
  folder,
  page,
}) => {
  test.setTimeout(240_000);
  // That only rows near by are on the page is seen on the way; how long the page is held up is measured in `bench`.
  await throughManyDocuments({ bridge, desk, folder, page });
});
