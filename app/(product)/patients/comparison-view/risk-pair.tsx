import { TableLink } from '@/app/components/table-link';
import { modelState, versionWords } from '@/app/components/model-choice';
import { RiskHistoryChart } from '@/lib/charts/risk-history-chart';
import { formatInterval, formatNumber, formatPoints, formatRisk } from '@/lib/format';
import type { JudgedPatient } from '@/lib/services/judge-patient';

/** The numbers of both models in one table, and their intervals on one axis. */
export function RiskPair({ first, second }: { first: JudgedPatient; second: JudgedPatient }) {
  const sides = [
    { letter: 'A', ...first },
    { letter: 'B', ...second },
  ];
  return (
    <div className="grid items-center gap-6 lg:grid-cols-[minmax(0,400px)_minmax(0,1fr)]">
      <div className="max-w-[400px]">
        <RiskHistoryChart
          risks={sides.map(({ letter, model, assessment }) => ({
            key: letter,
            label: `${letter} · ${model.name}`,
            under: versionWords(model),
            risk: assessment.risk,
            low: assessment.riskLow,
            high: assessment.riskHigh,
            threshold: model.threshold,
            inUse: modelState(model) === 'published',
          }))}
          description="Both risks with their intervals on one axis, each with its model’s threshold. The numbers are in the table."
        />
      </div>
      <table className="w-full text-left text-[13px]">
        <caption className="sr-only">Both models side by side</caption>
        <thead>
          <tr className="border-b border-rule text-soft">
            <td className="py-1.5" />
            {sides.map(({ letter, model }) => (
              <th key={letter} scope="col" className="py-1.5 pl-3 font-medium">
                {letter} · <TableLink href={`/models/${model.id}`}>{model.name}</TableLink>{' '}
                <span className="whitespace-nowrap">{versionWords(model)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-rule">
          {facts.map(({ name, of }) => (
            <tr key={name}>
              <th scope="row" className="py-1.5 font-normal text-soft">
                {name}
              </th>
              {sides.map((side) => (
                <td key={side.letter} className="py-1.5 pl-3">
                  {of(side)}
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row" className="py-1.5 font-normal text-soft">
              Difference, A less B
            </th>
            <td className="py-1.5 pl-3 font-semibold" colSpan={2}>
              {formatPoints(first.assessment.risk - second.assessment.risk)}
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

const facts: readonly { readonly name: string; readonly of: (side: JudgedPatient) => string }[] = [
  { name: 'Risk', of: ({ assessment }) => formatRisk(assessment.risk) },
  { name: 'Interval', of: ({ assessment: { riskLow, riskHigh } }) => formatInterval(riskLow, riskHigh) },
  {
    name: 'Quantile level τ*',
    of: ({ assessment: { tauStar } }) => (tauStar === null ? 'none' : formatNumber(tauStar, 2)),
  },
  { name: 'Threshold', of: ({ model }) => formatRisk(model.threshold) },
  { name: 'Higher than', of: ({ shareBelow }) => `${formatRisk(shareBelow)} of the cohort` },
  { name: 'Networks that judged', of: ({ members }) => String(members.length) },
];
