const atMost = 11;

/** Positions of about ten points of a grid, evenly spread, with both ends: what a table for people shows of a curve. */
export function thinned(nPoints: number): number[] {
  if (nPoints <= atMost) return Array.from({ length: nPoints }, (_, index) => index);
  return Array.from({ length: atMost }, (_, step) => Math.round((step * (nPoints - 1)) / (atMost - 1)));
}
