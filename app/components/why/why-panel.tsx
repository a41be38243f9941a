'use client';

import type { ModelOutline } from '@/models/model-outline';
import { Notice } from '../notice';
import type { WhatIfSession } from '../what-if/use-what-if';
import { ContributionsCard } from './contributions-card';
import { CounterfactualsCard } from './counterfactuals-card';
import { InteractionCard } from './interaction-card';
import { useExplainer } from './use-explanation';

interface WhyPanelProps {
  readonly session: WhatIfSession;
  readonly outline: ModelOutline;
  readonly threshold: number;
  /** Features in the order of their importance; the first two are drawn together where nobody chose others. */
  readonly order: readonly number[];
}

/** Why the model says this: what each value contributes, what would change the verdict, and which features act together. */
export function WhyPanel({ session, outline, threshold, order }: WhyPanelProps) {
  const explainer = useExplainer(session.model);
  const { values } = session;
  return (
    <div className="grid gap-4">
      {session.changes.length > 0 && <Notice>These explain the changed values of the what-if, not the record.</Notice>}
      <ContributionsCard {...{ explainer, outline, values }} />
      <CounterfactualsCard {...{ explainer, outline, values, threshold }} onTry={session.set} />
      <InteractionCard {...{ explainer, outline, values, order }} />
    </div>
  );
}
