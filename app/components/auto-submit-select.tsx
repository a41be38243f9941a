'use client';

import type { SelectHTMLAttributes } from 'react';
import { Select, type SelectOption } from './select';

interface AutoSubmitSelectProps extends SelectHTMLAttributes<HTMLSelectElement> {
  readonly options: readonly SelectOption[];
}

/** A select that sends its form as soon as it changes. */
export function AutoSubmitSelect(props: AutoSubmitSelectProps) {
  return <Select {...props} onChange={(event) => event.currentTarget.form?.requestSubmit()} />;
}
