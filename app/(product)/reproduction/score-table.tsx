import { DataTable, type Column } from '@/app/components/data-table';
import { formatCount } from '@/lib/format';
import { cellOf } from '@/lib/reproduction/render/tables';
import type { TableRow } from '@/lib/reproduction/reproduction';
import { scoreLabels, scoreText, spreadText } from '@/lib/reproduction/words';
import type { Arm } from '@/models/reproduction/protocol';
import { scoreNames, type ScoreName } from '@/models/reproduction/scores';
import type { Part } from '@/models/reproduction/table';

interface ScoreTableProps {
  readonly rows: readonly TableRow[];
  readonly arm: Arm;
  readonly part: Part;
}

/** One loss with one optimizer: a line for each data set, in each cell ours beside the published value. */
export function ScoreTable({ rows, arm, part }: ScoreTableProps) {
  const scoreColumn = (name: ScoreName): Column<TableRow> => ({
    key: name,
    header: scoreLabels[name],
    align: 'right',
    className: 'whitespace-nowrap',
    cell: (row) => {
      const { ours, published } = cellOf(row, arm);
      return (
        <span className="inline-flex flex-wrap items-baseline gap-x-2 sm:justify-end">
          <span>{spreadText(name, ours[part][name])}</span>
          <span className="text-[12.5px] text-soft">published {scoreText(name, published[name])}</span>
        </span>
      );
    },
  });
  const columns: Column<TableRow>[] = [
    {
      key: 'dataSet',
      header: 'Data set',
      cell: ({ name, remark, nPatients }) => (
        <>
          <span className="block font-medium">{name}</span>
          <span className="block text-[12.5px] text-soft">{remark ?? formatCount(nPatients, 'row')}</span>
        </>
      ),
    },
    ...scoreNames.map(scoreColumn),
  ];
  return (
    <DataTable
      caption={`Table 3, ${arm.loss} with ${arm.optimizer}`}
      columns={columns}
      rows={rows}
      rowKey={({ key }) => key}
    />
  );
}
