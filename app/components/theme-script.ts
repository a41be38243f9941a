/** Where the manual choice is kept; absent means "as the system has it". */
export const themeStorageKey = 'riskcurve-theme';

/** Runs before the first paint, so that a chosen theme never flashes the other one. */
export const themeScript = `try{var t=localStorage.getItem('${themeStorageKey}');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}`;
