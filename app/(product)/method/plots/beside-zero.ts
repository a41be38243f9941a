/** The numbers next to zero: where a function jumps at zero, it takes its one-sided limits there. */
export const justBelowZero = -Number.MIN_VALUE;
export const justAboveZero = Number.MIN_VALUE;
