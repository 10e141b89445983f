import { createInterface } from 'node:readline';
import path from 'node:path';
import { ends, root, spawn } from './program';

/** Lets everybody wait who opens these files, as on a disk that doesn't answer; gives back what makes it answer again. */
export async function hang(...files: string[]): Promise<() => Promise<void>> {
  const script = path.join(root, 'tests/support/hang.pl');
  const child = spawn('perl', [script, ...files], { stdio: ['pipe', 'pipe', 'inherit'] });
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', () => resolve());
    child.once('exit', (code) => reject(new Error(`hang.pl ended with ${code}`)));
  });
  return async () => {
    child.stdin.end();
    await ends(child, 5000);
  };
}
