// Adds up what the layers report. A layer that failed to start, or that ran no test, is a failure too.
import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

const folder = process.argv[2];
// Named once more at the end, where whoever sees only the last lines finds them.
const wrong = [];
/** The first lines of an error, set in; the whole of it stands above. */
const brief = (error = '') => stripVTControlCharacters(error).split('\n').slice(0, 10).join('\n      ');

const rust = () => {
  const printed = readFileSync(`${folder}/rust.txt`, 'utf8');
  const results = [...printed.matchAll(/^test result: \w+\. (\d+) passed; (\d+) failed/gm)];
  const sum = (group) => results.reduce((total, result) => total + Number(result[group]), 0);
  // A test program that crashes prints no result of its own, only this.
  const crashed = /^error: (test|doctest) failed|^error: \d+ targets? failed/m.test(printed) && sum(2) === 0;
  wrong.push(...[...printed.matchAll(/^test (.+) \.\.\. FAILED$/gm)].map(([, test]) => `Rust: ${test}`));
  return { passed: sum(1), failed: sum(2) + (crashed ? 1 : 0) };
};
const vitest = () => {
  const report = JSON.parse(readFileSync(`${folder}/ui.json`, 'utf8'));
  const broken = report.success ? 0 : 1;
  for (const { assertionResults } of report.testResults) {
    for (const { status, fullName, failureMessages } of assertionResults)
      if (status === 'failed') wrong.push(`Interface: ${fullName}\n      ${brief(failureMessages[0])}`);
  }
  return { passed: report.numPassedTests, failed: Math.max(report.numFailedTests, broken) };
};
const playwright = (name) => () => {
  const { stats, errors, suites } = JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'));
  const specs = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)];
  for (const { title, file, line, tests } of suites.flatMap(specs)) {
    for (const { status, results } of tests) {
      if (status !== 'unexpected') continue;
      const said = results.flatMap((result) =>
        result.errors.slice(0, 1).map((error) => brief(error.message)),
      );
      wrong.push([`${name}: ${file}:${line} ${title}`, ...said].join('\n      '));
    }
  }
  wrong.push(...errors.map((error) => `${name}: ${brief(error.message)}`));
  return { passed: stats.expected, failed: stats.unexpected + errors.length };
};

const layers = {
  Rust: rust,
  Interface: vitest,
  Browser: playwright('browser'),
  Window: playwright('window'),
};
let passed = 0;
let failed = 0;
console.log();
for (const [name, count] of Object.entries(layers)) {
  let result;
  try {
    result = count();
    if (result.passed + result.failed === 0) throw new Error('it ran no test');
  } catch (error) {
    console.log(`    ${name}: no result (${error.message})`);
    failed += 1;
    continue;
  }
  console.log(`    ${name}: ${result.passed} passed, ${result.failed} failed`);
  passed += result.passed;
  failed += result.failed;
}
for (const each of wrong) console.log(`    ${each}`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
