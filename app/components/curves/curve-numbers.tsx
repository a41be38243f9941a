import { formatInterval, formatNumber, formatQuantity, formatRisk } from '@/lib/format';
import type { Feature } from '@/models/features';
import type { RiskCurve } from '@/models/model';
import { thinIndices } from './thin-indices';
import type { CurveView } from './curve-set';

interface CurveNumbersProps {
  readonly curve: RiskCurve;
  readonly view: CurveView;
  readonly taus: readonly number[];
  readonly feature: Feature;
}

/** The table behind a chart, folded away. */
export function CurveNumbers({ curve, view, taus, feature }: CurveNumbersProps) {
  const rows =
    feature.kind === 'numeric' ? thinIndices(curve.values, curve.at, 11) : curve.values.map((_, index) => index);
  const heads = view === 'risk' ? ['Risk', 'Interval'] : taus.map((tau) => `Q(${formatNumber(tau)})`);
  return (
    <details className="no-print mt-auto pt-2 text-[12.5px]">
      <summary className="w-fit rounded text-soft hover:text-ink">Show the numbers</summary>
      <div
        className="mt-2 overflow-x-auto"
        tabIndex={0}
        role="region"
        aria-label={`The numbers along ${feature.label}`}
      >
        <table className="w-full border-collapse text-right whitespace-nowrap">
          <thead className="text-soft">
            <tr className="border-b border-rule">
              <th scope="col" className="py-1 pr-3 text-left font-medium">
                {feature.label}
              </th>
              {heads.map((head) => (
                <th key={head} scope="col" className="py-1 pl-3 font-medium">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-rule">
            {rows.map((index) => (
              <tr key={index} className={curve.values[index] === curve.at ? 'font-semibold' : ''}>
                <th scope="row" className="py-1 pr-3 text-left font-[inherit]">
                  {valueWords(feature, curve.values[index]!)}
                  {curve.values[index] === curve.at ? ' (own)' : ''}
                </th>
                {cellsOf(curve, view, index).map((cell, position) => (
                  <td key={heads[position]} className="py-1 pl-3">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {feature.kind === 'numeric' && feature.validRange !== null && (
          <p className="mt-1.5 text-soft">
            Valid range {formatNumber(feature.validRange[0])} to {formatQuantity(feature.validRange[1], feature.unit)}
          </p>
        )}
      </div>
    </details>
  );
}

function valueWords(feature: Feature, value: number): string {
  return feature.kind === 'numeric' ? formatNumber(value) : (feature.levelLabels[value] ?? `level ${value}`);
}

function cellsOf(curve: RiskCurve, view: CurveView, index: number): string[] {
  return view === 'risk'
    ? [formatRisk(curve.risk[index]!), formatInterval(curve.riskLow[index]!, curve.riskHigh[index]!)]
    : curve.latentQuantiles[index]!.map((quantile) => formatNumber(quantile, 2));
}
