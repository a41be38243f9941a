'use client';

import { formatNumber } from '@/lib/format';
import { createContext, use, useMemo, useState, type ReactNode } from 'react';
import { Slider } from './slider';

interface MethodControls {
  readonly tau: number;
  readonly risk: number;
  readonly setTau: (tau: number) => void;
  readonly setRisk: (risk: number) => void;
}

const Controls = createContext<MethodControls | null>(null);

/** Holds the two numbers that the plots of the page answer to. */
export function MethodControlsProvider({ children }: { children: ReactNode }) {
  const [tau, setTau] = useState(0.3);
  const [risk, setRisk] = useState(0.32);
  const controls = useMemo(() => ({ tau, risk, setTau, setRisk }), [tau, risk]);
  return <Controls value={controls}>{children}</Controls>;
}

/** The chosen level and risk. Throws outside of the page. */
export function useMethodControls(): MethodControls {
  const controls = use(Controls);
  if (controls === null) throw new Error('the plots of the method must stand inside MethodControlsProvider');
  return controls;
}

/** The level that the plots of the page show; stays in view below the bar. */
export function TauSlider() {
  const { tau, setTau } = useMethodControls();
  return (
    <div className="no-print sticky top-[54px] z-30 -mx-4 mb-6 border-b border-rule bg-bg px-4 py-2 sm:-mx-7 sm:px-7">
      <Slider
        label="Quantile level τ"
        shown={formatNumber(tau, 2)}
        value={tau}
        low={0.1}
        high={0.9}
        onChange={setTau}
        hint="moves the plots below"
      />
    </div>
  );
}

/** The risk of an imagined patient, for the sections on levels and roots. */
export function RiskSlider() {
  const { risk, setRisk } = useMethodControls();
  return (
    <Slider
      label="Risk p"
      shown={formatNumber(risk, 2)}
      value={risk}
      low={0.05}
      high={0.95}
      onChange={setRisk}
      hint="of an imagined patient; moves the plots of levels and roots"
    />
  );
}
