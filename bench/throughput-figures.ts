/** The median. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export function perSecond(count: number, ms: number): number {
  return (count / ms) * 1000;
}

/** The median, the minimum and the maximum as text. */
export function spread(values: readonly number[], unit: string): string {
  const [min, max] = [Math.min(...values), Math.max(...values)].map(Math.round);
  return `${Math.round(median(values))} ${unit} (median of ${values.length}, ${min} to ${max})`;
}

/** Fits a straight line to times in milliseconds and reports the largest deviation. If it is small, time grows linearly. */
export function line(sizes: readonly number[], times: readonly number[]): string {
  const [x, y] = [mean(sizes), mean(times)];
  const above = sizes.reduce((sum, size, index) => sum + (size - x) * ((times[index] ?? y) - y), 0);
  const slope = above / sizes.reduce((sum, size) => sum + (size - x) ** 2, 0);
  const off = sizes.map((size, index) => Math.abs((times[index] ?? y) / (y + slope * (size - x)) - 1));
  return `slope ${(slope * 1000).toFixed(0)} µs, at most ${Math.round(Math.max(...off) * 100)} % off a straight line`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
