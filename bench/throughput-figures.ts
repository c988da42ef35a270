/** The middle one of some figures. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export function perSecond(count: number, ms: number): number {
  return (count / ms) * 1000;
}

/** The median with how far the figures lie apart. */
export function spread(values: readonly number[], unit: string): string {
  const [least, most] = [Math.min(...values), Math.max(...values)].map(Math.round);
  return `${Math.round(median(values))} ${unit} (median of ${values.length}, ${least} to ${most})`;
}

/** The exponent of growth, by least squares over the logarithms: 1 where twice the size takes twice the time. */
export function exponent(sizes: readonly number[], times: readonly number[]): number {
  const [xs, ys] = [sizes.map(Math.log), times.map(Math.log)];
  const [x, y] = [mean(xs), mean(ys)];
  const above = xs.reduce((sum, each, index) => sum + (each - x) * ((ys[index] ?? y) - y), 0);
  return above / xs.reduce((sum, each) => sum + (each - x) ** 2, 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
