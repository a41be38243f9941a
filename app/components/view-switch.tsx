'use client';

import { useState } from 'react';
import { Segmented } from './segmented';
import type { View } from './views';

/** Which of several views is shown: kept in the page and, as `?view=`, in its address; the first one needs no mention there. */
export function useView<Name extends string>(views: readonly View<Name>[], initial: Name) {
  const [view, setView] = useState<Name>(initial);
  const choose = (next: string) => {
    const chosen = views.find(({ value }) => value === next)?.value;
    if (chosen === undefined) return;
    setView(chosen);
    const address = new URL(window.location.href);
    if (chosen === views[0]!.value) address.searchParams.delete('view');
    else address.searchParams.set('view', chosen);
    window.history.replaceState(window.history.state, '', address);
  };
  return { view, choose };
}

interface ViewHeaderProps<Name extends string> {
  readonly id: string;
  readonly title: string;
  /** Says what is chosen; read aloud. */
  readonly label: string;
  readonly views: readonly View<Name>[];
  readonly view: Name;
  readonly onChoose: (view: string) => void;
}

/** The heading over a part of a page that has several views, with the switch between them. */
export function ViewHeader<Name extends string>({ id, title, label, views, view, onChoose }: ViewHeaderProps<Name>) {
  return (
    <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <h2 id={id} className="text-[15px] font-semibold">
        {title}
      </h2>
      <Segmented label={label} segments={views} value={view} onChange={onChoose} />
    </div>
  );
}
