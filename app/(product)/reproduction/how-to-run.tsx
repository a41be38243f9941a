import { Card } from '@/app/components/card';
import { reproducibleTargets } from '@/lib/reproduction/reproduction';

/** The commands that do the same. */
export function HowToRun() {
  return (
    <Card title="On the command line">
      <p className="max-w-[80ch]">
        RISKCURVE_DATA names the folder of the public cohorts (riskcurve data list), RISKCURVE_HOME this installation’s
        data folder. The newest result of each is shown here, whoever made it; older ones are kept in the folder
        reproduction.
      </p>
      <pre
        tabIndex={0}
        role="region"
        aria-label="Commands"
        className="mt-3 overflow-x-auto rounded-control bg-sparse p-3 text-[13px]"
      >
        {[
          ...reproducibleTargets.map((target) => `npx riskcurve reproduce ${target}`),
          'npx riskcurve reproduce table3 --quick   # 2 runs, to have a look',
        ].join('\n')}
      </pre>
    </Card>
  );
}
