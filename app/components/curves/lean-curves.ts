import type { RiskCurve } from '@/models/model';

/**
 * Curves with as many digits as a drawing or a table shows, and more than its words do: what a page sends along is half as long.
 * Risks keep seven significant digits, latent quantiles five.
 */
export function leanCurves(curves: readonly RiskCurve[]): RiskCurve[] {
  return curves.map((curve) => ({
    ...curve,
    risk: curve.risk.map((risk) => shorten(risk, 7)),
    riskLow: curve.riskLow.map((risk) => shorten(risk, 7)),
    riskHigh: curve.riskHigh.map((risk) => shorten(risk, 7)),
    latentQuantiles: curve.latentQuantiles.map((levels) => levels.map((quantile) => shorten(quantile, 5))),
  }));
}

const shorten = (value: number, digits: number): number => Number(value.toPrecision(digits));
