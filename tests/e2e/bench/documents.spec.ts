import { throughManyDocuments } from '../support/many-documents';
import { expect, test } from '../support/test';

/** The longest task that nobody notices, in milliseconds. */
const LONGEST = 50;

test('no task of the page is noticed while two thousand documents come, are filtered and walked through', async ({
  bridge,
  desk,
  folder,
  page,
}) => {
  test.setTimeout(240_000);
  const tasks = await throughManyDocuments({ bridge, desk, folder, page });
  console.log(`tasks over ${LONGEST} ms: ${JSON.stringify(tasks)}`);
  expect(tasks.filter((one) => one > LONGEST)).toEqual([]);
});
