import type { ReactNode } from 'react';
import { Card } from '@/app/components/card';
import { Field } from '@/app/components/field';
import { intendedUseLength } from '@/lib/publication/decision';

interface WordsFieldProps {
  readonly title: string;
  readonly description: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: string | null;
}

/** A few sentences of a person's own. */
export function WordsField({ title, description, label, hint, value, onChange, problem }: WordsFieldProps) {
  return (
    <Card title={title} description={description}>
      <Field label={label} hint={hint} error={problem ?? undefined}>
        <textarea
          className="control min-h-[86px] resize-y"
          rows={3}
          value={value}
          required
          onChange={(event) => onChange(event.target.value)}
        />
      </Field>
      <p className="mt-1 text-right text-[12px] text-soft">
        {value.trim().length} of at most {intendedUseLength.most} characters
      </p>
    </Card>
  );
}
