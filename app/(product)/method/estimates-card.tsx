'use client';

import { formatNumber, formatRisk } from '@/lib/format';
import { useMethodControls } from './controls';
import { estimatesAt } from './plots/root';

/** What the three estimators make of the chosen risk when all levels agree. */
export function EstimatesCard() {
  const { risk } = useMethodControls();
  const { fixedPoint, linear, levelMean, beyondGrid } = estimatesAt(risk);
  const rows: readonly [string, number][] = [
    ['Fixed point', fixedPoint],
    ['Linear', linear],
    ['Level mean', levelMean],
  ];
  return (
    <div className="rounded-card border border-rule bg-panel px-4 py-3.5">
      <h3 className="leading-5 font-semibold">Three estimators, levels in agreement</h3>
      <table className="mt-2 w-full text-left">
        <thead className="border-b border-rule text-[12.5px] text-soft">
          <tr>
            <th scope="col" className="py-1.5 font-medium">
              Estimator
            </th>
            <th scope="col" className="py-1.5 text-right font-medium">
              P(y=0)
            </th>
            <th scope="col" className="py-1.5 text-right font-medium">
              Risk
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-rule">
          {rows.map(([name, probability]) => (
            <tr key={name}>
              <th scope="row" className="py-1.5 font-normal">
                {name}
              </th>
              <td className="text-right">{formatNumber(probability, 3)}</td>
              <td className="text-right">{formatRisk(1 - probability)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 text-[13px] text-soft">
        {beyondGrid === null
          ? `The truth is P(y=0) = ${formatNumber(1 - risk, 3)}. Fixed point and level mean are exact here; the linear reading need not be.`
          : `All levels lie ${beyondGrid} zero, so the root is beyond the grid: the answer comes from the level nearest to it and is marked as extrapolated.`}
      </p>
    </div>
  );
}
