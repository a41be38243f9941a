'use client';

import { useView, ViewHeader } from '../view-switch';
import { CurveGrid } from './curve-grid';
import { curveViews, type CurveSet, type CurveView } from './curve-set';

interface CurveSectionProps extends CurveSet {
  readonly title: string;
  /** What the address asks for. */
  readonly initialView: CurveView;
}

/** Curves that nobody changes, with the switch to their quantile levels. */
export function CurveSection({ title, initialView, ...set }: CurveSectionProps) {
  const { view, choose } = useView(curveViews, initialView);
  return (
    <section aria-labelledby="curves-title" className="min-w-0">
      <ViewHeader
        id="curves-title"
        title={title}
        label="What the curves show"
        views={curveViews}
        view={view}
        onChoose={choose}
      />
      <CurveGrid view={view} {...set} />
    </section>
  );
}
