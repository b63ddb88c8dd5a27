/** Matchers where a bigger number asks for more, and where a smaller one does. */
const UP =
  /^(?:toBeGreaterThan|toBeGreaterThanOrEqual|assertGreater|assertGreaterEqual|toBeCloseTo|>|>=|Greater|GreaterOrEqual|atLeast|isGreaterThan|isAtLeast|above|least)$/;
const DOWN =
  /^(?:toBeLessThan|toBeLessThanOrEqual|assertLess|assertLessEqual|<|<=|Less|LessOrEqual|atMost|isLessThan|below|most|delta|InDelta|abs|rel|within)$/;

/** Whether a bound was moved so that less is asked; `null` where the claim is no bound, or more than its number changed. */
export function weakerNumber(before: readonly string[], after: readonly string[]): boolean | null {
  if (before.length !== after.length) return null;
  const places = before.flatMap((word, index) => (word === after[index] ? [] : [index]));
  const [place] = places;
  if (places.length !== 1 || place === undefined) return null;
  const old = Number(before[place]);
  const now = Number(after[place]);
  if (Number.isNaN(old) || Number.isNaN(now)) return null;
  if (before.some((word) => UP.test(word))) return now < old;
  if (before.some((word) => DOWN.test(word))) return now > old;
  return null;
}
