/** Line search for the strong Wolfe conditions (Nocedal and Wright 2006, algorithms 3.5 and 3.6). */

export interface PointOnLine {
  readonly step: number;
  readonly value: number;
  /** Derivative along the line. */
  readonly slope: number;
}

export interface WolfeOptions {
  /** Sufficient decrease, c1. */
  readonly decrease?: number;
  /** Curvature, c2. */
  readonly curvature?: number;
  readonly mostEvaluations?: number;
}

/** `strongWolfeSteps` with a function at hand: `along` evaluates it at a step. */
export function strongWolfe<Point extends PointOnLine>(
  along: (step: number) => Point,
  start: PointOnLine,
  firstStep: number,
  options: WolfeOptions = {},
): Point | null {
  const search = strongWolfeSteps<Point>(start, firstStep, options);
  let asked = search.next();
  while (!asked.done) asked = search.next(along(asked.value));
  return asked.value;
}

/**
 * A step with value(step) <= value(0) + c1 step slope(0) and |slope(step)| <= c2 |slope(0)|, or `null` where none is found
 * within the evaluations allowed. It yields each step that it wants evaluated and is sent the point there, so that whoever evaluates
 * may take time; `start` is the function at step 0, slope below 0.
 */
export function* strongWolfeSteps<Point extends PointOnLine>(
  start: PointOnLine,
  firstStep: number,
  { decrease = 1e-4, curvature = 0.9, mostEvaluations = 40 }: WolfeOptions = {},
): Generator<number, Point | null, Point> {
  if (!(start.slope < 0)) throw new RangeError('a line search needs a direction of descent');
  const falls = (point: PointOnLine): boolean => point.value <= start.value + decrease * point.step * start.slope;
  const flat = (point: PointOnLine): boolean => Math.abs(point.slope) <= -curvature * start.slope;

  let [low, high]: [PointOnLine, PointOnLine | null] = [start, null];
  let step = firstStep;
  for (let evaluation = 0; evaluation < mostEvaluations; evaluation++) {
    const point = yield step;
    if (falls(point) && point.value <= low.value && flat(point)) return point;
    if (!Number.isFinite(point.value) || !falls(point) || (point.value >= low.value && low !== start)) {
      high = point; // too far
    } else {
      if (point.slope * (high ? high.step - low.step : 1) >= 0) high = low; // the minimum lies behind
      low = point;
    }
    step = high ? between(low, high) : 2 * low.step;
    if (high && Math.abs(high.step - low.step) <= 1e-14 * Math.max(1, low.step)) return null;
  }
  return null;
}

/** Minimum of the cubic through both values and slopes, held away from the ends; the middle where there is none. */
function between(low: PointOnLine, high: PointOnLine): number {
  const width = high.step - low.step;
  const d1 = low.slope + high.slope - (3 * (high.value - low.value)) / width;
  const d2 = Math.sqrt(d1 * d1 - low.slope * high.slope) * Math.sign(width);
  const share = 1 - (high.slope + d2 - d1) / (high.slope - low.slope + 2 * d2);
  return low.step + width * (Number.isFinite(share) ? Math.min(Math.max(share, 0.1), 0.9) : 0.5);
}
