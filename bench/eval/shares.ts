/** How many of how many. */
export interface Share {
  readonly count: number;
  readonly n: number;
}

/** Of the normal distribution: 95 % lie within so many standard deviations. */
const Z = 1.96;

/** Wilson's interval of 95 % for a share, from 0 to 1; all of it where nothing was counted. */
export function interval({ count, n }: Share): readonly [low: number, high: number] {
  if (n === 0) return [0, 1];
  const share = count / n;
  const middle = share + Z ** 2 / (2 * n);
  const half = Z * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  const scale = 1 + Z ** 2 / n;
  return [Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale)];
}

/** `n/a` where nothing was counted. */
export function percent({ count, n }: Share): string {
  return n === 0 ? "n/a" : `${((100 * count) / n).toFixed(1)} %`;
}

export function intervalText(share: Share): string {
  if (share.n === 0) return "";
  const [low, high] = interval(share);
  return `${(100 * low).toFixed(1)}–${(100 * high).toFixed(1)}`;
}

export function shareOf<T>(list: readonly T[], is: (item: T) => boolean): Share {
  return { count: list.filter(is).length, n: list.length };
}
