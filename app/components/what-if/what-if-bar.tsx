'use client';

import { useMemo, useState } from 'react';
import { formatInterval, formatNumber, formatPoints, formatRisk } from '@/lib/format';
import { valueText } from '@/lib/report/panels/patient';
import type { Feature } from '@/models/features';
import type { WhatIfEffects } from '@/models/explain/types';
import { whatIfEffects } from '@/models/explain/what-if-effects';
import type { Assessment } from '@/models/model';
import { Button } from '../button';
import { Notice } from '../notice';
import type { Change } from './changes';
import type { WhatIfSession } from './use-what-if';

interface WhatIfBarProps {
  readonly session: WhatIfSession;
  readonly view: {
    readonly outline: { readonly features: readonly Feature[] };
    readonly values: readonly number[];
    readonly assessment: Assessment;
  };
}

/** What has been changed and what each change does, with the ways back; nothing while the record stands. */
export function WhatIfBar({ session, view }: WhatIfBarProps) {
  const { changes, answer, problem, nUnknown } = session;
  const effects = useEffects(session, view);
  return (
    <>
      {problem !== null && (
        <Notice tone="error" className="no-print mb-4">
          {problem}
        </Notice>
      )}
      {nUnknown > 0 && (
        <Notice tone="warning" className="no-print mb-4">
          {nUnknown === 1 ? 'One change' : `${nUnknown} changes`} of this link cannot be made here: the model has no
          such feature, or the value cannot be.
        </Notice>
      )}
      {changes.length > 0 && answer !== null && (
        <section
          aria-label="What if"
          className="mb-4 rounded-card border border-accent bg-panel px-4 py-3 lg:sticky lg:top-[62px] lg:z-20 lg:shadow-raised"
        >
          <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
            <h2 className="font-semibold">
              What if: {formatRisk(view.assessment.risk)} → {formatRisk(answer.assessment.risk)}{' '}
              <span className="font-normal text-soft">
                ({formatInterval(answer.assessment.riskLow, answer.assessment.riskHigh)})
              </span>
            </h2>
            <div className="no-print flex flex-wrap gap-1.5">
              <Button size="small" onClick={session.undo}>
                Undo
              </Button>
              <Button size="small" onClick={session.reset}>
                Reset
              </Button>
              <CopyLink />
            </div>
          </div>
          <ul className="mt-1.5 grid gap-x-6 gap-y-0.5 text-[13px] sm:grid-cols-2">
            {changes.map((change, index) => (
              <ChangeLine
                key={change.feature}
                change={change}
                feature={view.outline.features[change.feature]!}
                effect={effects?.effects[index]?.alone ?? null}
              />
            ))}
          </ul>
          {changes.length > 1 && (
            <p className="mt-1 text-[12px] text-soft">
              Points: what each change does by itself. Together they do{' '}
              {formatPoints(answer.assessment.risk - view.assessment.risk)}, for features act together.
            </p>
          )}
        </section>
      )}
    </>
  );
}

function ChangeLine({ change, feature, effect }: { change: Change; feature: Feature; effect: number | null }) {
  const words = (value: number) => (Number.isNaN(value) ? 'not measured' : valueText(feature, value));
  const from =
    feature.kind === 'numeric' && !Number.isNaN(change.from) ? formatNumber(change.from) : words(change.from);
  return (
    <li className="flex min-w-0 justify-between gap-3">
      <span className="min-w-0">
        {feature.label}: <span className="text-soft">{from} →</span> {words(change.to)}
      </span>
      {effect !== null && <span className="whitespace-nowrap tabular-nums">{formatPoints(effect)}</span>}
    </li>
  );
}

/** What each change does, from the record. */
function useEffects({ model, changes }: WhatIfSession, { values }: WhatIfBarProps['view']): WhatIfEffects | null {
  return useMemo(() => {
    if (model === null || changes.length === 0) return null;
    const made = changes.map(({ feature, to }) => ({ feature, value: to }));
    return whatIfEffects(model, Float64Array.from(values), made);
  }, [model, changes, values]);
}

function CopyLink() {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(window.location.href);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <Button size="small" onClick={() => void copy()} title="Copies the address of this page with its changes">
      <span aria-live="polite">{copied ? 'Copied' : 'Copy link'}</span>
    </Button>
  );
}
