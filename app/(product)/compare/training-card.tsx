import { Card } from '@/app/components/card';
import { DataTable, type Column } from '@/app/components/data-table';
import { TableLink } from '@/app/components/table-link';
import { formatDuration, formatNumber, shortVersion } from '@/lib/format';
import { optimizerWords } from '@/lib/optimizer-words';
import type { ComparedModel } from '@/lib/services/pair-models';
import type { Convergence } from '@/lib/services/get-convergence';

interface Row {
  readonly label: string;
  readonly model: ComparedModel;
  readonly convergence: Convergence | null;
}

const columns: Column<Row>[] = [
  {
    key: 'model',
    header: 'Model',
    phoneLabel: '',
    cell: ({ label, model }) => (
      <span className="flex flex-wrap items-baseline gap-x-2">
        <TableLink href={`/models/${model.id}`}>{label}</TableLink>
        <span className="text-[12.5px] text-soft">
          {model.name} {shortVersion(model.version)}
        </span>
      </span>
    ),
  },
  { key: 'optimizer', header: 'Optimizer', cell: ({ model }) => optimizerWords(model.config) },
  {
    key: 'epochs',
    header: 'Epochs',
    align: 'right',
    cell: ({ model }) => (model.config.loss === 'logistic' ? '–' : model.config.epochs),
  },
  { key: 'seconds', header: 'Training', align: 'right', cell: ({ model }) => formatDuration(model.seconds) },
  { key: 'reached', header: 'Epochs to the common loss', cell: ({ convergence }) => reached(convergence) },
];

/** What each model cost to train, and how soon it was as far as its rivals of the same loss. */
export function TrainingCard(props: {
  models: readonly ComparedModel[];
  labels: readonly string[];
  convergence: readonly (Convergence | null)[];
}) {
  const rows = props.models.map((model, at) => ({
    model,
    label: props.labels[at]!,
    convergence: props.convergence[at]!,
  }));
  return (
    <Card
      title="Training"
      description="The common loss: the highest final training loss of the models with the same loss, levels and penalty, which all of them reached. Lower training loss is not better accuracy, and the seconds hold what else the machine did. Epochs to a given accuracy on patients never seen are measured on the page Reproduction, under Convergence."
      padded={false}
    >
      <DataTable caption="Training" columns={columns} rows={rows} rowKey={({ model }) => model.id} />
    </Card>
  );
}

function reached(convergence: Convergence | null): string {
  if (convergence === null) return 'no rival of the same loss';
  const { loss, epochs, ofEpochs, seconds } = convergence;
  const time = seconds === null ? '' : `, ${formatDuration(seconds)}`;
  return `${epochs} of ${ofEpochs} to ${formatNumber(loss)}${time}`;
}
