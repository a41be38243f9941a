/** What runs in the browser for `what-if-in-chromium.ts`: bundled alone, it hangs one function on the window. */
import { createWhatIf, type WhatIf } from '@/models/inference/what-if';
import { decodeModel } from '@/models/model-file';
import type { TrainedModel } from '@/models/model';

export interface WhatIfTimes {
  /** Milliseconds of each change. */
  readonly kernel: number[];
  readonly plain: number[];
  /** Whether both said the same at every change. */
  readonly agree: boolean;
}

const WARM_UP = 40;

/** Times `nChanges` changes by the kernel and in plain TypeScript in turn; throws where the kernel does not load. */
async function timeWhatIf(nChanges: number): Promise<WhatIfTimes> {
  const model = decodeModel(new Uint8Array(await (await fetch('/model')).arrayBuffer()));
  const kernel = await WebAssembly.compileStreaming(fetch('/inference.wasm'));
  const fast = createWhatIf(model, model.reference, { kernel });
  const plain = createWhatIf(model, model.reference);
  const times: WhatIfTimes = { kernel: [], plain: [], agree: true };
  let agree = true;
  for (let change = -WARM_UP; change < nChanges; change++) {
    const feature = (change + WARM_UP) % model.features.length;
    const value = valueOf(model, feature, change);
    const taken = [timeChange(fast, feature, value), timeChange(plain, feature, value)] as const;
    agree &&= fast.curves.every(({ risk }, at) => risk.every((r, point) => r === plain.curves[at]!.risk[point]));
    if (change < 0) continue;
    times.kernel.push(taken[0]);
    times.plain.push(taken[1]);
    await new Promise((resolve) => setTimeout(resolve)); // as between two frames
  }
  return { ...times, agree };
}

function timeChange(whatIf: WhatIf, feature: number, value: number): number {
  const started = performance.now();
  whatIf.change(feature, value);
  return performance.now() - started;
}

/** Up and down the cohort's values, as a slider goes. */
function valueOf({ summaries }: TrainedModel, feature: number, change: number): number {
  const summary = summaries[feature]!;
  const step = Math.abs(change * 7) % 101;
  return summary.kind === 'numeric' ? summary.quantiles[step]! : step % summary.counts.length;
}

Object.assign(window, { timeWhatIf });
