/** The coverage study's tables in Markdown. */
import type { Measured } from './coverage-measure';
import type { Setting } from './coverage';

/** The measured coverage, by region of the true risk, and of the peers. */
export function coverageTables(settings: readonly Setting[]): string {
  return [
    table(
      [
        'Cohort',
        'n',
        'draws',
        'patients of the cohort',
        'width',
        'new patients',
        'width',
        'plain: cohort',
        'new',
        'width',
      ],
      settings.map(({ population, nPatients, nDraws, measured }) => [
        population.name,
        String(nPatients),
        String(nDraws),
        coverage(measured.cohort!),
        measured.cohort!.width.toFixed(3),
        coverage(measured.new!),
        measured.new!.width.toFixed(3),
        coverage(measured.cohortPlain!),
        coverage(measured.newPlain!),
        measured.newPlain!.width.toFixed(3),
      ]),
    ),
    table(
      ['Cohort', 'n', 'cohort: low', 'middle', 'high', 'new: low', 'middle', 'high'],
      settings.map(({ population, nPatients, measured }) => [
        population.name,
        String(nPatients),
        ...[...measured.cohort!.thirds, ...measured.new!.thirds].map((share) => share.toFixed(2)),
      ]),
    ),
    table(
      [
        'Cohort',
        'n',
        'percentile',
        'width',
        'logit-normal',
        'width',
        'ours is wider',
        'on all rows: logit-normal',
        'width',
        'ours is wider',
      ],
      settings.flatMap(({ population, nPatients, measured }) => {
        const { logisticPercentile: percentile, logisticNormal: few, logisticNormalAll: all } = measured;
        if (!percentile || !few || !all) return [];
        return [
          [
            population.name,
            String(nPatients),
            ...[coverage(percentile), percentile.width.toFixed(3), coverage(few), few.width.toFixed(3)],
            `${(measured.new!.width / few.width).toFixed(2)}×`,
            ...[coverage(all), all.width.toFixed(3), `${(measured.new!.width / all.width).toFixed(2)}×`],
          ],
        ];
      }),
    ),
    ['| Cohort | Formula |', '|---|---|', ...formulas(settings)].join('\n'),
  ].join('\n\n');
}

function formulas(settings: readonly Setting[]): string[] {
  const populations = new Set(settings.map(({ population }) => population));
  return [...populations].map(({ name, formula }) => `| ${name} | ${formula.replaceAll('|', '\\|')} |`);
}

function coverage({ share, error }: Measured): string {
  return `${share.toFixed(3)} ± ${error.toFixed(3)}`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
