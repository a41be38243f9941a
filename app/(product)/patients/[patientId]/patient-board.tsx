'use client';

import { useMemo } from 'react';
import { CurveGrid } from '@/app/components/curves/curve-grid';
import type { CurveSet, CurveView } from '@/app/components/curves/curve-set';
import { useWhatIf } from '@/app/components/what-if/use-what-if';
import { WhatIfBar } from '@/app/components/what-if/what-if-bar';
import type { PatientView } from './patient-view';
import { RiskPanel } from './risk-panel';

interface PatientBoardProps {
  readonly view: PatientView;
  readonly initialCurveView: CurveView;
  /** Changes that the address asks for. */
  readonly initialChanges: readonly string[];
}

/** The risk on the left, the curves on the right, both answering to what the person changes. */
export function PatientBoard({ view, initialCurveView, initialChanges }: PatientBoardProps) {
  const session = useWhatIf({
    modelId: view.model.id,
    patientId: view.patient.id,
    features: view.outline.features,
    given: view.values,
    initialChanges,
  });
  const { answer } = session;
  const shown = useMemo((): CurveSet => {
    if (answer === null) return view;
    // in the order of the record: cards must not jump while a slider moves
    const curves = view.curves.map(({ feature }) => answer.curves.find((curve) => curve.feature === feature)!);
    return { ...view, assessment: answer.assessment, curves };
  }, [answer, view]);
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[336px_minmax(0,1fr)] lg:gap-6">
      <RiskPanel view={view} shown={shown} values={session.values} />
      <div className="min-w-0">
        <WhatIfBar session={session} view={view} />
        <CurveGrid
          title="What carries this risk"
          initialView={initialCurveView}
          whatIf={{ session, given: view.values, before: view }}
          outline={view.outline}
          assumed={view.assumed}
          assessment={shown.assessment}
          curves={shown.curves}
        />
      </div>
    </div>
  );
}
