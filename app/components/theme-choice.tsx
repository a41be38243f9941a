'use client';

import { useSyncExternalStore } from 'react';
import { Segmented } from './segmented';
import { themeStorageKey } from './theme-script';

const segments = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

const changed = 'riskcurve-theme-changed';

/** Light, dark, or as the system has it; kept in this browser. */
export function ThemeChoice() {
  const theme = useSyncExternalStore(subscribe, readTheme, () => 'system');
  return (
    <div>
      <p className="mb-1.5 text-[12.5px] text-soft">Appearance</p>
      <Segmented label="Appearance" segments={segments} value={theme} onChange={chooseTheme} />
    </div>
  );
}

function readTheme(): string {
  return document.documentElement.dataset.theme ?? 'system';
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener(changed, onChange);
  return () => window.removeEventListener(changed, onChange);
}

function chooseTheme(theme: string): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === 'system') localStorage.removeItem(themeStorageKey);
    else localStorage.setItem(themeStorageKey, theme);
  } catch {
    // Storage may be forbidden in this browser: the choice then lasts for this page.
  }
  window.dispatchEvent(new Event(changed));
}
