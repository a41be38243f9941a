import { Card } from '@/app/components/card';
import { Code } from './code';

/** What every call has in common. */
export function GettingStarted({ address }: { address: string }) {
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      <Card title="From a notebook">
        <p className="mb-3">
          Python with <span className="font-mono text-[13px]">requests</span>. Keep the token in the environment, not in
          the notebook: notebooks are passed on.
        </p>
        <Code label="Python, to begin with">
          {[
            'import os, requests',
            '',
            `API = "${address}/api/v1"`,
            'api = requests.Session()',
            'api.headers["Authorization"] = f"Bearer {os.environ[\'RISKCURVE_TOKEN\']}"',
            '',
            'print(api.get(API + "/system").json())',
          ].join('\n')}
        </Code>
      </Card>
      <Card title="What holds everywhere">
        <ul className="list-disc space-y-1.5 pl-5">
          <li>
            The token goes in the header Authorization, and counts nowhere else: not in an address, not as a cookie.
          </li>
          <li>
            Lists take <Word>limit</Word> (1 to 200) and <Word>offset</Word>; <Word>next</Word> is the address of what
            follows, null at the end.
          </li>
          <li>Risks are probabilities from 0 to 1. A number that is undefined is null, with a reason beside it.</li>
          <li>
            A refusal reads <Word>{'{"error": {"kind", "message"}}'}</Word>: one sentence that names the thing and the
            mend.
          </li>
          <li>
            POST of cohorts and runs takes an <Word>Idempotency-Key</Word>: a repetition with the same key within a day
            gets the first answer, and changes nothing.
          </li>
          <li>Version 1 may gain fields and operations, and loses none.</li>
        </ul>
      </Card>
    </div>
  );
}

function Word({ children }: { children: string }) {
  return <span className="font-mono text-[12.5px] break-words">{children}</span>;
}
