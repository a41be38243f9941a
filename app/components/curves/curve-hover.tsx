'use client';

import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';

/** Where a person points on one of the curves: all the others show the same risk. */
export interface HoveredPoint {
  readonly feature: number;
  readonly value: number;
  readonly risk: number;
}

interface CurveHover {
  readonly point: HoveredPoint | null;
  readonly setPoint: (point: HoveredPoint | null) => void;
}

const context = createContext<CurveHover>({ point: null, setPoint: () => {} });

/** Curves inside share what is pointed at. */
export function CurveHoverProvider({ children }: { children: ReactNode }) {
  const [point, setPoint] = useState<HoveredPoint | null>(null);
  const shared = useMemo(() => ({ point, setPoint }), [point]);
  return <context.Provider value={shared}>{children}</context.Provider>;
}

export function useCurveHover(): CurveHover {
  return useContext(context);
}
