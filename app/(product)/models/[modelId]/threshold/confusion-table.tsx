import { formatCount } from '@/lib/format';
import type { Confusion } from '@/models/metrics/confusion';
import { perHundred } from '@/models/metrics/per-hundred';

/** Who is flagged against who has the outcome: patients of this part, and of 100. */
export function ConfusionTable({ confusion }: { confusion: Confusion }) {
  const shares = perHundred(confusion);
  const rows = [
    { label: 'Flagged', cells: ['truePositives', 'falsePositives'] },
    { label: 'Not flagged', cells: ['falseNegatives', 'trueNegatives'] },
  ] as const;
  const heads = ['With the outcome', 'Without', 'Together'];
  const cellOf = (names: readonly (keyof Confusion)[]) => {
    const sum = (of: Confusion) => names.reduce((total, name) => total + of[name], 0);
    return (
      <>
        <span className="font-medium">{formatCount(sum(confusion))}</span>{' '}
        <span className="block text-[12px] whitespace-nowrap text-soft">{sum(shares)} of 100</span>
      </>
    );
  };
  return (
    <table className="w-full border-collapse text-right text-[13px]">
      <caption className="sr-only">Confusion matrix: patients of this part, and of 100</caption>
      <thead className="text-[12.5px] text-soft">
        <tr className="border-b border-rule">
          <td />
          {heads.map((head) => (
            <th key={head} scope="col" className="px-2.5 py-1.5 align-bottom font-medium">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y divide-rule">
        {rows.map(({ label, cells }) => (
          <tr key={label}>
            <th scope="row" className="py-2 pr-2 text-left font-medium">
              {label}
            </th>
            {cells.map((name) => (
              <td
                key={name}
                className={`px-2.5 py-2 ${name === 'falsePositives' || name === 'falseNegatives' ? 'bg-sparse' : ''}`}
              >
                {cellOf([name])}
              </td>
            ))}
            <td className="px-2.5 py-2">{cellOf(cells)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row" className="py-2 pr-2 text-left font-medium">
            Together
          </th>
          <td className="px-2.5 py-2">{cellOf(['truePositives', 'falseNegatives'])}</td>
          <td className="px-2.5 py-2">{cellOf(['falsePositives', 'trueNegatives'])}</td>
          <td className="px-2.5 py-2">
            {cellOf(['truePositives', 'falseNegatives', 'falsePositives', 'trueNegatives'])}
          </td>
        </tr>
      </tbody>
    </table>
  );
}
