import { Field } from '@/app/components/field';
import { Select, type SelectOption } from '@/app/components/select';
import { TextInput } from '@/app/components/text-input';
import { hasLevels } from '@/models/training/defaults';
import type { RunFields } from './run-fields';

interface Entry {
  readonly name: Exclude<keyof RunFields, 'cohortId' | 'loss' | 'modelName'>;
  readonly label: string;
  readonly hint: string;
  /** Has no meaning where there are no quantile levels. */
  readonly levelled?: boolean;
  /** Has no meaning for logistic regression, which is solved at once. */
  readonly stepped?: boolean;
  /** A choice of these instead of free text. */
  readonly options?: readonly SelectOption[];
}

const entries: readonly Entry[] = [
  {
    name: 'levels',
    label: 'Quantile levels',
    hint: 'Equally spaced between 0 and 1; 9 gives 0.1 to 0.9.',
    levelled: true,
  },
  {
    name: 'crossingPenalty',
    label: 'Crossing penalty',
    hint: 'Keeps the levels in order; 0 switches it off.',
    levelled: true,
  },
  {
    name: 'head',
    label: 'Order of the levels',
    hint: 'Kept by the penalty, or built in so that none can cross.',
    levelled: true,
    options: [
      { value: 'raw', label: 'Kept by the penalty' },
      { value: 'monotone', label: 'Built in (monotone head)' },
    ],
  },
  { name: 'hiddenUnits', label: 'Hidden units', hint: 'One to three layers, separated by commas.', stepped: true },
  { name: 'epochs', label: 'Epochs', hint: 'Passes over the training patients.', stepped: true },
  { name: 'folds', label: 'Folds', hint: 'Parts of the cohort; each member leaves one out.' },
  { name: 'repeats', label: 'Repeats', hint: 'New foldings; folds times repeats is the ensemble.' },
  {
    name: 'optimizer',
    label: 'Optimizer',
    hint: 'LALR sets its own rate; L-BFGS takes all patients at once.',
    stepped: true,
    options: [
      { value: 'adam', label: 'Adam' },
      { value: 'lalr', label: 'Adam with LALR' },
      { value: 'lalr-published', label: 'Adam with LALR as published' },
      { value: 'lbfgs', label: 'L-BFGS' },
    ],
  },
  { name: 'learningRate', label: 'Learning rate', hint: 'First step of Adam without LALR.', stepped: true },
  {
    name: 'learningRateSchedule',
    label: 'Course of the learning rate',
    hint: 'For Adam without LALR.',
    stepped: true,
    options: [
      { value: 'constant', label: 'Constant' },
      { value: 'linear', label: 'Falls to zero' },
      { value: 'exponential', label: 'Exponential decay' },
      { value: 'exponential-published', label: 'Exponential as printed (rises)' },
    ],
  },
  { name: 'batchSize', label: 'Batch size', hint: 'Patients in one step.', stepped: true },
  { name: 'weightDecay', label: 'Weight decay', hint: 'Pulls weights towards zero; 0 switches it off.' },
  {
    name: 'dropout',
    label: 'Dropout, %',
    hint: 'Hidden units left out at random in each step of Adam; 0 switches it off.',
    stepped: true,
  },
  {
    name: 'patience',
    label: 'Early stopping after, epochs',
    hint: 'Epochs of Adam that bring a network nothing better; 0 switches it off.',
    stepped: true,
  },
  {
    name: 'validationShare',
    label: 'Watched by early stopping, %',
    hint: 'Of each training part.',
    stepped: true,
  },
  {
    name: 'watchedRows',
    label: 'Patients it watches',
    hint: 'Setting some aside leaves fewer to train on.',
    stepped: true,
    options: [
      { value: 'leftOut', label: 'Those the bootstrap left out' },
      { value: 'setAside', label: 'Some set aside' },
    ],
  },
  {
    name: 'averaging',
    label: 'Weights of the newest epoch, %',
    hint: 'In the running mean that is kept; 0 keeps a single epoch.',
    stepped: true,
  },
  {
    name: 'tempering',
    label: 'Judged at, %',
    hint: 'Of its latent quantiles, by early stopping: the ensemble is less sure than a network.',
    stepped: true,
  },
  { name: 'holdoutShare', label: 'Holdout, %', hint: 'Kept from every member, opened once at the end.' },
  { name: 'seed', label: 'Seed', hint: 'The same seed gives the same model.' },
];

interface AdvancedFieldsProps {
  readonly fields: RunFields;
  readonly set: (change: Partial<RunFields>) => void;
  /** What the server refused; `field` as in the request, such as `hiddenUnits.1`. */
  readonly refused: { readonly field: string; readonly error: string } | null;
}

/** The rest of the settings, folded away until asked for or until one of them is refused. */
export function AdvancedFields({ fields, set, refused }: AdvancedFieldsProps) {
  const refusedName = refused?.field.split('.')[0];
  const here = entries.some(({ name }) => name === refusedName);
  return (
    <details open={here || undefined} className="group rounded-card border border-rule bg-panel">
      <summary className="px-4 py-3.5 font-semibold sm:px-5">
        Advanced settings{' '}
        <span className="ml-1 font-normal text-soft group-open:hidden">defaults that give calibrated risks</span>
      </summary>
      <div className="grid gap-4 border-t border-rule p-4 sm:grid-cols-3 sm:p-5">
        {entries
          .filter(({ levelled }) => levelled !== true || hasLevels(fields.loss))
          .filter(({ stepped }) => stepped !== true || fields.loss !== 'logistic')
          .map(({ name, label, hint, options }) => (
            <Field key={name} label={label} hint={hint} error={name === refusedName ? refused?.error : undefined}>
              {options === undefined ? (
                <TextInput
                  inputMode={name === 'hiddenUnits' ? 'text' : 'decimal'}
                  value={fields[name]}
                  onChange={(event) => set({ [name]: event.target.value })}
                />
              ) : (
                <Select
                  options={options}
                  value={fields[name]}
                  onChange={(event) => set({ [name]: event.target.value })}
                />
              )}
            </Field>
          ))}
      </div>
    </details>
  );
}
