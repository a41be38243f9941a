import { HandedOver } from '@/app/components/handed-over';

export interface HandedLink {
  readonly person: string;
  /** Path on this server, such as `/welcome?token=...`. */
  readonly path: string;
}

/** A one-time link, shown this once, to be handed over by a way that the administrator trusts. */
export function HandOver({ link, onDone }: { link: HandedLink; onDone: () => void }) {
  const address = `${window.location.origin}${link.path}`;
  return (
    <HandedOver title={`One-time link for ${link.person}`} label="One-time link" text={address} onDone={onDone}>
      It works once and is shown only now. Hand it over yourself; nothing is sent by mail. Older links of this person no
      longer work.
    </HandedOver>
  );
}
