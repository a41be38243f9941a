import Form from 'next/form';
import { AutoSubmitSelect } from './auto-submit-select';
import { Field } from './field';
import type { SelectOption } from './select';

interface ModelSelectFormProps {
  /** The page that is asked for again, with the model in its address. */
  readonly action: string;
  readonly options: readonly SelectOption[];
  readonly modelId: string;
}

/** Which model a page is about, where that can be changed. */
export function ModelSelectForm({ action, options, modelId }: ModelSelectFormProps) {
  return (
    <Form action={action} className="w-full sm:w-80">
      <Field label="Model" hiddenLabel>
        <AutoSubmitSelect name="model" options={options} defaultValue={modelId} key={modelId} />
      </Field>
    </Form>
  );
}
