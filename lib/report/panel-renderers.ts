/** How a format draws the panels: one function each, so that the compiler refuses a format that lacks one. */
import type { Panel, PanelName, PanelOf } from './content';

export type PanelRenderers<Result, Context extends unknown[] = []> = {
  readonly [Name in PanelName]: (panel: PanelOf<Name>, ...context: Context) => Result;
};

/** What the function for this panel makes of it. */
export function renderPanel<Result, Context extends unknown[]>(
  renderers: PanelRenderers<Result, Context>,
  panel: Panel,
  ...context: Context
): Result {
  // The function found under a panel's name takes that very panel; the compiler cannot tie the two.
  const render = renderers[panel.panel] as (panel: Panel, ...context: Context) => Result;
  return render(panel, ...context);
}
