/** Tables and figures of the paper that this version cannot reproduce, and what is missing. */

export const notCovered = {
  table2:
    'table 2 needs the GEO microarray data of D-GEX (943 landmark and 4760 target genes), which is given out on request only, and a training run for regression, which this version does not have',
  table4:
    'table 4 (abalone, Boston housing, concrete, energy, wine) needs a training run for regression, which this version does not have: its losses are there, the run is not',
  table5:
    'table 5 needs the GEO microarray data of D-GEX, which is given out on request only, and a training run for regression, which this version does not have',
  figure2:
    'figure 2 (root mean square error by epoch under L-BFGS) needs the GEO microarray data of D-GEX, which is given out on request only, and a training run for regression, which this version does not have',
} as const;

export type UncoveredTarget = keyof typeof notCovered;
export const uncoveredTargets = Object.keys(notCovered) as readonly UncoveredTarget[];

export function isUncovered(target: string): target is UncoveredTarget {
  return target in notCovered;
}
