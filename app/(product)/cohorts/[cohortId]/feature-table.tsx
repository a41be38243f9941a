import { Badge } from '@/app/components/badge';
import { Card } from '@/app/components/card';
import { DataTable, type Column } from '@/app/components/data-table';
import { formatNumber, formatShare } from '@/lib/format';
import type { DescribedFeature } from '@/lib/services/describe-cohort';

const columns: Column<DescribedFeature>[] = [
  { key: 'label', header: 'Feature', cell: ({ feature }) => <FeatureName name={feature.name} label={feature.label} /> },
  { key: 'kind', header: 'Kind', cell: ({ feature }) => feature.kind },
  { key: 'unit', header: 'Unit', cell: ({ feature }) => (feature.kind === 'numeric' && feature.unit) || '–' },
  { key: 'values', header: 'Values', cell: sayValues },
  { key: 'missing', header: 'Missing', align: 'right', cell: sayMissing },
  {
    key: 'remarks',
    header: 'Remarks',
    cell: ({ feature }) => (
      <span className="flex flex-wrap gap-1.5">
        {feature.modifiable && <Badge>modifiable</Badge>}
        {feature.kind === 'numeric' && feature.zeroMeansMissing && <Badge>zero means missing</Badge>}
        {!feature.modifiable && !(feature.kind === 'numeric' && feature.zeroMeansMissing) && '–'}
      </span>
    ),
  },
];

/** Every feature with its kind, unit, values and gaps. */
export function FeatureTable({ features }: { features: readonly DescribedFeature[] }) {
  return (
    <Card title="Features" padded={false}>
      <DataTable caption="Features" columns={columns} rows={features} rowKey={({ feature }) => feature.name} />
    </Card>
  );
}

function FeatureName({ name, label }: { name: string; label: string }) {
  return (
    <span>
      <span className="font-medium">{label}</span>
      {label !== name && <code className="block text-[12px] text-soft">{name}</code>}
    </span>
  );
}

function sayValues({ feature, summary }: DescribedFeature): string {
  if (feature.kind === 'categorical' && summary.kind === 'categorical') {
    const shown = feature.levelLabels.slice(0, 6).map((label, level) => `${label} (${summary.counts[level]})`);
    const more = feature.levels.length - shown.length;
    return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
  }
  if (summary.kind !== 'numeric' || summary.quantiles.length === 0) return 'none';
  const [low, median, high] = [summary.quantiles[0]!, summary.quantiles[50]!, summary.quantiles[100]!];
  return `${formatNumber(low)} to ${formatNumber(high)}, median ${formatNumber(median)}`;
}

function sayMissing({ summary, missingShare }: DescribedFeature): string {
  return summary.nMissing === 0 ? 'none' : `${formatShare(missingShare, 1)} (${summary.nMissing})`;
}
