// Adds up what the layers report. A layer that failed to start, or that ran no test, is a failure too.
import { readFileSync } from 'node:fs';

const folder = process.argv[2];

const rust = () => {
  const results = [
    ...readFileSync(`${folder}/rust.txt`, 'utf8').matchAll(
      /^test result: \w+\. (\d+) passed; (\d+) failed/gm,
    ),
  ];
  const sum = (group) => results.reduce((total, result) => total + Number(result[group]), 0);
  // A test program that crashes prints no result of its own, only this.
  const crashed =
    /^error: (test|doctest) failed|^error: \d+ targets? failed/m.test(
      readFileSync(`${folder}/rust.txt`, 'utf8'),
    ) && sum(2) === 0;
  return { passed: sum(1), failed: sum(2) + (crashed ? 1 : 0) };
};
const vitest = () => {
  const report = JSON.parse(readFileSync(`${folder}/ui.json`, 'utf8'));
  const broken = report.success ? 0 : 1;
  return { passed: report.numPassedTests, failed: Math.max(report.numFailedTests, broken) };
};
const playwright = (name) => () => {
  const { stats, errors } = JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'));
  // A busy machine gets a second try, never in silence.
  if (stats.flaky > 0) console.log(`    ${name}: ${stats.flaky} passed only at the second try`);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
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
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
