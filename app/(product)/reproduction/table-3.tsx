import { Card } from '@/app/components/card';
import { Segmented } from '@/app/components/segmented';
import { addressOf } from '@/app/components/read-parameter';
import type { TableReproduction } from '@/lib/reproduction/reproduction';
import { armName } from '@/lib/reproduction/words';
import { arms } from '@/models/reproduction/protocol';
import type { Part } from '@/models/reproduction/table';
import { PairedTables } from './paired-tables';
import { Downloads } from './downloads';
import { Making } from './making';
import { ScoreTable } from './score-table';
import { Sentences } from './sentences';

const explanation: Readonly<Record<Part, string>> = {
  fold: 'Each network judged on the fold it did not see.',
  holdout: 'Each network judged on the 20\u202f% that no network of its run saw.',
};

/** Ours over published, one table for each loss and optimizer. */
export function Table3({ table, part }: { table: TableReproduction; part: Part }) {
  const segments = [
    { value: 'fold', label: 'Left-out fold', href: '/reproduction' },
    { value: 'holdout', label: '20\u202f% kept apart', href: addressOf('/reproduction', { part: 'holdout' }) },
  ];
  return (
    <Card
      title="Table 3: binary classification"
      description={`${explanation[part]} Means over runs ± standard deviation between runs; beside each the published value.`}
      actions={<Segmented label="Judged on" segments={segments} value={part} />}
    >
      <Making reproduction={table} />
      <div className="mt-4 grid gap-y-6">
        {arms.map((arm) => (
          <div key={armName(arm)} className="min-w-0">
            <h3 className="mb-1 font-semibold">{armName(arm)}</h3>
            <ScoreTable rows={table.rows} arm={arm} part={part} />
          </div>
        ))}
      </div>
      <PairedTables table={table} part={part} />
      <div className="mt-6 grid gap-x-8 gap-y-5 lg:grid-cols-2">
        <Sentences title="What the printed values say by themselves" sentences={table.ofThePublished} />
        <Sentences title="Departures from the paper" sentences={table.departures} />
      </div>
      <Downloads target="table3" formats={['markdown', 'csv', 'json']} />
    </Card>
  );
}
