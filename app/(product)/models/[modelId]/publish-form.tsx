import { Button } from '@/app/components/button';
import { Field } from '@/app/components/field';
import { modelState } from '@/app/components/model-choice';
import { TextInput } from '@/app/components/text-input';
import type { ModelWithOrigin } from '@/db/queries/models';
import { publish, unpublish } from './actions';

/** Shows the model to clinicians with a threshold, or takes it from their sight. Nothing for a retired one. */
export function PublishForm({ model, problem }: { model: ModelWithOrigin; problem?: string }) {
  const state = modelState(model);
  if (state === 'retired') return null;
  if (state === 'published') {
    return (
      <form action={unpublish.bind(null, model.id)}>
        <Button type="submit" variant="danger">
          Unpublish
        </Button>
      </form>
    );
  }
  return (
    <form action={publish.bind(null, model.id)} className="flex items-end gap-2">
      <Field label="Threshold in %" error={problem} className="w-32">
        <TextInput
          type="number"
          name="threshold"
          min={1}
          max={99}
          step={1}
          defaultValue={Math.round(model.threshold * 100)}
          required
        />
      </Field>
      <Button type="submit" variant="primary">
        Publish
      </Button>
    </form>
  );
}
