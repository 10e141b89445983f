/** Paths of either kind of system, shortened for reading. */
const parts = (path: string) => path.split(/[\\/]+/u).filter(Boolean);

export function lastPart(path: string): string {
  return parts(path).at(-1) ?? path;
}

/** A file as it is found from its folder. */
export function fileName(path: string, folder: string): string {
  if (path === folder) return lastPart(path);
  const whole = parts(path);
  const base = parts(folder);
  const inside = base.every((part, index) => whole[index] === part);
  return inside ? whole.slice(base.length).join('/') : path;
}
