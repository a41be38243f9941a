import { CurveSection } from '@/app/components/curves/curve-section';
import type { CurveView } from '@/app/components/curves/curve-set';
import { leanCurves } from '@/app/components/curves/lean-curves';
import { Notice } from '@/app/components/notice';
import { formatInterval, formatRisk } from '@/lib/format';
import { getApplication } from '@/lib/open-application';
import { getReferenceCurves } from '@/lib/services/get-reference-curves';
import { outlineOf } from '@/models/model-outline';
import type { TrainedModel } from '@/models/model';

/** The model's curves for its reference patient. */
export async function CurvesSection(props: { modelId: string; trained: TrainedModel; view: CurveView }) {
  const { modelId, trained, view } = props;
  const { assessment, curves } = await getReferenceCurves(await getApplication(), { modelId });
  const { risk, riskLow, riskHigh } = assessment;
  return (
    <div>
      <CurveSection
        title="Curves of the reference patient"
        initialView={view}
        outline={outlineOf(trained)}
        assessment={assessment}
        curves={leanCurves(curves)}
      />
      <Notice className="mt-4">
        The reference patient has the median of every number and the most frequent level of every category; the model’s
        risk is {formatRisk(risk)} ({formatInterval(riskLow, riskHigh)}). Along each curve everything else is held. The
        curves describe the model, not the effect of treatment.
      </Notice>
    </div>
  );
}
