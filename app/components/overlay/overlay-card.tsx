import type { ReactNode } from 'react';
import { Card } from '@/app/components/card';
import { NumbersTable } from '@/app/components/numbers-table';
import { OverlayChart, type OverlayInput } from '@/lib/charts/overlay-chart';
import { formatNumber, formatShare } from '@/lib/format';
import { valueAt } from './model-curves';

/** Places along the axis at which the table reads the curves. */
const grid = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

interface OverlayCardProps extends OverlayInput {
  readonly title: string;
  readonly about: string;
  /** Decimals of the table's values; 0 shows them in percent. */
  readonly digits: number;
  /** A sentence that reads the chart. */
  readonly reading?: ReactNode;
}

/** Curves over one another with what they show, and the table behind them. */
export function OverlayCard({ title, about, digits, reading, ...input }: OverlayCardProps) {
  const read = (value: number | null) =>
    value === null ? '–' : digits === 0 ? formatShare(value) : formatNumber(value, digits);
  const all = [...input.lines, ...(input.references ?? [])];
  return (
    <Card title={title} description={about}>
      <div className="mx-auto max-w-[460px]">
        <OverlayChart
          {...input}
          description={`${title} of ${input.lines.map(({ name }) => name).join(', ')}. ${about} The numbers are below the chart.`}
        />
      </div>
      {reading !== undefined && <p className="mt-2 text-[13px] text-soft">{reading}</p>}
      <NumbersTable
        caption={title}
        heads={[input.x.title, ...all.map(({ name }) => name)]}
        rows={grid.map((at) => [formatShare(at), ...all.map(({ points }) => read(valueAt(points, at)))])}
      />
    </Card>
  );
}
