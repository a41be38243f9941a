import { Card } from '@/app/components/card';
import { formatRisk } from '@/lib/format';

/** What a clinician needs to know of the method, in seven sentences. */
export function InShort() {
  return (
    <Card title="In short, for the clinic">
      <div className="max-w-[72ch] space-y-2.5 text-[15px] leading-[1.6]">
        <p>
          The <strong>risk</strong> is the model’s answer to: of 100 patients with the same recorded values, how many
          have the outcome? The <strong>interval</strong> shows how far that answer moves when the networks are trained
          again on patients drawn anew from the same cohort; a wide one means that the cohort does not settle this
          patient’s risk.
        </p>
        <p>
          A <strong>curve</strong> shows how the model’s risk changes along one value while all others stay as they are.
          It is not the effect of a treatment: bringing the value down need not bring the risk down.
        </p>
        <p>
          <strong>τ*</strong> is the quantile level at which the latent quantile crosses zero; it is one minus the risk,
          so a risk of {formatRisk(0.32)} has τ* = 0.68.
        </p>
        <p>
          The model <strong>cannot know</strong> what was not recorded, how your patients differ from those of the
          cohort, or how care has changed since. It supports a decision and does not make one.
        </p>
      </div>
    </Card>
  );
}
