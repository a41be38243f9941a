'use client';

import { useMemo } from 'react';
import { CurveGrid } from '@/app/components/curves/curve-grid';
import type { CurveSet } from '@/app/components/curves/curve-set';
import { useView, ViewHeader } from '@/app/components/view-switch';
import { useWhatIf } from '@/app/components/what-if/use-what-if';
import { WhatIfBar } from '@/app/components/what-if/what-if-bar';
import { SimilarPatients } from '@/app/components/why/similar-patients';
import { WhyPanel } from '@/app/components/why/why-panel';
import type { PatientView } from './patient-view';
import { patientViews, viewTitles, type PatientViewName } from './patient-views';
import { RiskPanel } from './risk-panel';

interface PatientBoardProps {
  readonly view: PatientView;
  readonly initialView: PatientViewName;
  /** Changes that the address asks for. */
  readonly initialChanges: readonly string[];
}

/** The risk on the left; on the right curves, reasons or similar patients: all answer to what the person changes. */
export function PatientBoard({ view, initialView, initialChanges }: PatientBoardProps) {
  const { outline, model, patient } = view;
  const session = useWhatIf({
    modelId: model.id,
    patientId: patient.id,
    features: outline.features,
    given: view.values,
    initialChanges,
  });
  const shown = useShown(view, session.answer);
  const { view: chosen, choose } = useView(patientViews, initialView);
  const order = view.curves.map(({ feature }) => feature);
  const whatIf = { session, given: view.values, before: view };
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[336px_minmax(0,1fr)] lg:gap-6">
      <RiskPanel view={view} shown={shown} values={session.values} />
      <section aria-labelledby="curves-title" className="min-w-0">
        <WhatIfBar session={session} view={view} />
        <ViewHeader
          id="curves-title"
          title={viewTitles[chosen]}
          label="What is shown of this patient"
          views={patientViews}
          view={chosen}
          onChoose={choose}
        />
        {(chosen === 'risk' || chosen === 'levels') && (
          <CurveGrid
            view={chosen}
            whatIf={whatIf}
            outline={outline}
            assessment={shown.assessment}
            curves={shown.curves}
          />
        )}
        {chosen === 'why' && <WhyPanel {...{ session, outline, order }} threshold={model.threshold} />}
        {chosen === 'similar' && (
          <SimilarPatients
            modelId={model.id}
            patientId={patient.id}
            outline={outline}
            values={session.values}
            keyFeatures={order.slice(0, 3)}
          />
        )}
      </section>
    </div>
  );
}

/** The record, or the changed patient with the curves in the order of the record: cards must not jump while a slider moves. */
function useShown(view: PatientView, answer: Pick<CurveSet, 'assessment' | 'curves'> | null): CurveSet {
  return useMemo(() => {
    if (answer === null) return view;
    const curves = view.curves.map(({ feature }) => answer.curves.find((curve) => curve.feature === feature)!);
    return { ...view, assessment: answer.assessment, curves };
  }, [answer, view]);
}
