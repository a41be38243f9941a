/** The rectangle that a chart draws in, in the units of its viewBox; the page scales the whole. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  /** Inner edges of the plot. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A card of the patient page, two to a row at 1280 pixels. */
export const cardFrame: Frame = { width: 368, height: 196, left: 40, right: 356, top: 12, bottom: 168 };

/** A plot of one share against another, as high as it is wide. */
export const squareFrame: Frame = { width: 400, height: 404, left: 44, right: 388, top: 26, bottom: 364 };

/** A tick of an axis: where, and what it reads. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}

/** A coordinate with one decimal: finer is not visible and only makes the page longer. Throws on what is no finite number. */
export function coordinate(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`a coordinate must be finite, not ${value}`);
  return Math.round(value * 10) / 10;
}
