import { Notice } from '@/app/components/notice';
import { formatCount } from '@/lib/format';
import { getApplication } from '@/lib/open-application';
import { verifyAuditTrail } from '@/lib/services/verify-audit-trail';

/** Walks the whole trail and says what came out. Arrives after the list, for a long trail takes its time. */
export async function TrailVerdict() {
  const verdict = await verifyAuditTrail(await getApplication());
  if (verdict.fault !== null) {
    return (
      <Notice
        tone="error"
        className="mb-5"
        title={`The trail is broken at event ${verdict.fault.id}: ${verdict.fault.reason}.`}
      >
        <p>The {formatCount(verdict.nEvents, 'event')} before it fit together. Compare with a backup.</p>
      </Notice>
    );
  }
  return (
    <Notice tone="success" className="mb-5" title={`All ${formatCount(verdict.nEvents, 'event')} fit together.`}>
      <p className="text-soft">
        Newest hash <code className="text-[12.5px] break-all">{verdict.newestHash}</code>: written down elsewhere, it
        also shows a trail that was cut short.
      </p>
    </Notice>
  );
}

export function TrailVerdictPending() {
  return (
    <Notice className="mb-5" title="Checking the trail…">
      <p className="text-soft">Every event against its hash and the event before it.</p>
    </Notice>
  );
}
