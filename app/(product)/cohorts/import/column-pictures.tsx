import { NumbersTable } from '@/app/components/numbers-table';
import { ColumnShapeChart } from '@/lib/charts/column-shape-chart';
import { OutcomeAlongChart } from '@/lib/charts/outcome-along-chart';
import { OutcomeLevelsChart } from '@/lib/charts/outcome-levels-chart';
import { OutcomeSparkChart } from '@/lib/charts/outcome-spark-chart';
import { shareTop } from '@/lib/charts/outcome-scale';
import { formatCount, formatNumber, formatShare } from '@/lib/format';
import type { ColumnPicture } from '@/lib/cohort/picture-column';
import { readPicture } from './column-reading';

/** What all pictures of a page share, so that they compare. */
export interface PictureScale {
  /** Share with the outcome among all; `null` before the outcome is chosen. */
  readonly prevalence: number | null;
  /** End of the axis of shares. */
  readonly top: number;
}

/** An axis that holds every share, and twice the prevalence. */
export function pictureScale(pictures: readonly ColumnPicture[], prevalence: number | null): PictureScale {
  const shares = pictures.flatMap((picture) =>
    picture.kind === 'numeric'
      ? picture.along.map(({ share }) => share)
      : picture.levels.flatMap(({ outcome, n }) => (outcome === null || n < 10 ? [] : [outcome.share])),
  );
  return { prevalence, top: shareTop([...shares, Math.min(1, 2 * (prevalence ?? 0))]) };
}

/** The column's values in a row of the table. */
export function ShapeSpark({ picture }: { picture: ColumnPicture }) {
  const counts =
    picture.kind === 'numeric'
      ? picture.bins.map(({ nEvents, nOthers }) => nEvents + nOthers)
      : picture.levels.map(({ n }) => n);
  const what = picture.kind === 'numeric' ? 'values' : 'levels';
  return <ColumnShapeChart counts={counts} description={`How the ${what} of ${picture.name} are spread`} />;
}

/** The outcome along the column in a row of the table. */
export function OutcomeSpark({ picture, scale }: { picture: ColumnPicture; scale: PictureScale }) {
  const shares =
    picture.kind === 'numeric'
      ? picture.along.map(({ share }) => share)
      : picture.levels.flatMap(({ outcome }) => (outcome === null ? [] : [outcome.share]));
  if (scale.prevalence === null || shares.length === 0) return null;
  return (
    <OutcomeSparkChart
      shares={shares}
      prevalence={scale.prevalence}
      top={scale.top}
      joined={picture.kind === 'numeric'}
      description={`Share positive along ${picture.name}: ${shares.map((share) => formatShare(share)).join(', ')}`}
    />
  );
}

interface ColumnChartProps {
  readonly picture: ColumnPicture;
  readonly scale: PictureScale;
  readonly label: string;
  readonly unit: string;
}

/** The opened row's chart with its sentence and its numbers. */
export function ColumnChart({ picture, scale, label, unit }: ColumnChartProps) {
  const reading = readPicture(picture, unit);
  const description = `${label}. ${reading} The numbers are below the chart.`;
  return (
    <figure>
      {picture.kind === 'numeric' ? (
        <OutcomeAlongChart
          {...{ bins: picture.bins, along: picture.along, ...scale, description }}
          title={unit === '' ? label : `${label} in ${unit}`}
        />
      ) : (
        <OutcomeLevelsChart {...{ levels: picture.levels, ...scale, description }} />
      )}
      <figcaption className="mt-1.5 text-[13px] text-pretty text-soft">{reading}</figcaption>
      <NumbersTable
        caption={`${label}, share positive`}
        heads={[label, 'Patients', 'Positive', '95 % interval']}
        rows={rowsOf(picture)}
      />
    </figure>
  );
}

function rowsOf(picture: ColumnPicture): string[][] {
  const share = (outcome: { share: number; low: number; high: number } | null) =>
    outcome === null
      ? ['–', '–']
      : [formatShare(outcome.share, 1), `${formatShare(outcome.low, 1)} to ${formatShare(outcome.high, 1)}`];
  const own =
    picture.kind === 'categorical'
      ? picture.levels.map(({ label, n, outcome }) => [label, formatCount(n), ...share(outcome)])
      : picture.along.length > 0
        ? picture.along.map((each) => [
            `${formatNumber(each.from)} to ${formatNumber(each.to)}`,
            formatCount(each.n),
            ...share(each),
          ])
        : picture.bins.map((bin) => [
            `${formatNumber(bin.from)} to ${formatNumber(bin.to)}`,
            formatCount(bin.nEvents + bin.nOthers),
            '–',
            '–',
          ]);
  return picture.nMissing === 0 ? own : [...own, ['missing', formatCount(picture.nMissing), ...share(picture.missing)]];
}
