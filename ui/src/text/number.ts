/** A number as it is written here: 100.000. */
export const inFigures = (count: number) => count.toLocaleString('vi-VN');
