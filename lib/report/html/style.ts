/** The style sheet of the HTML report: one accent, one colour for the patient, greys; light, dark and paper. */

const light = `
--ground:#f6f7f8;--panel:#fff;--ink:#14212b;--soft:#4f5e6a;--faint:#5f6e7a;--mark:#8b98a3;--rule:#e3e8ec;--accent:#0b6e8a;--wash:#d6ebf1;
--patient:#c2410c;--patient-soft:#dfaa96;--sparse:#eef1f3;--notice:#fdf3dc;--notice-ink:#7f5300;color-scheme:light;`;

const dark = `
--ground:#0e151b;--panel:#151f27;--ink:#e8eef2;--soft:#a9b6c0;--faint:#93a2ad;--mark:#74838f;--rule:#25323c;--accent:#5ec1dc;--wash:#183c49;
--patient:#fb923c;--patient-soft:#7a5135;--sparse:#1b2730;--notice:#352b17;--notice-ink:#f6c65b;color-scheme:dark;`;

const frame = `
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:14px/1.5 Inter,system-ui,sans-serif;font-variant-numeric:tabular-nums;
-webkit-font-smoothing:antialiased;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.page{max-width:1180px;margin:0 auto;padding:28px 24px 40px;container-type:inline-size}
.head{display:flex;flex-wrap:wrap;gap:4px 24px;align-items:baseline;justify-content:space-between;margin-bottom:18px}
.brand{font-weight:650;letter-spacing:-.01em;margin:0}.head p{margin:0;color:var(--soft)}.head h1{flex-basis:100%;font-size:24px;line-height:1.25;letter-spacing:-.015em;font-weight:640;margin:8px 0 0}
.notice{background:var(--notice);color:var(--notice-ink);border-radius:10px;padding:10px 16px;margin:0 0 16px;font-weight:550}
main{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,7fr);gap:16px;align-items:start}
section{background:var(--panel);border:1px solid var(--rule);border-radius:12px;padding:20px 22px;min-width:0}
.full{grid-column:1/-1}.tall{grid-row:span 2;height:100%}.bare{background:none;border:0;padding:8px 0 0}
h2{font-size:15px;line-height:1.4;font-weight:620;margin:0 0 12px;letter-spacing:-.005em}h3{font-size:14px;font-weight:600;margin:0;line-height:1.4}
h2 span,h3 span{color:var(--faint);font-weight:400}p{margin:0}.soft{color:var(--soft)}
footer{color:var(--soft);font-size:12px;margin-top:22px;overflow-wrap:anywhere}footer p{margin:2px 0}`;

const panels = `
.big{display:flex;flex-wrap:wrap;align-items:baseline;gap:2px 12px;margin-bottom:10px}.big strong{font-size:60px;line-height:1.05;letter-spacing:-.04em;font-weight:640}
.say{font-size:16px;line-height:1.45;margin:0 0 14px}
.caution{background:var(--notice);color:var(--notice-ink);border-radius:8px;padding:8px 12px;margin-top:8px;font-size:13px}.key{display:flex;flex-wrap:wrap;gap:4px 16px;color:var(--soft);font-size:12px;margin:10px 0 14px}.key svg{display:inline-block;width:10px;height:10px;margin-right:6px;vertical-align:-1px}
table{border-collapse:collapse;width:100%;font-size:13px}th{text-align:left;font-weight:550;color:var(--soft);font-size:12px}th,td{padding:7px 12px 7px 0;border-bottom:1px solid var(--rule);vertical-align:top}
tr:last-child td,tr:last-child th[scope=row]{border-bottom:0}td:last-child,th:last-child{padding-right:0}th[scope=row]{font-size:13px;color:var(--ink);font-weight:500}td.value{font-weight:550;white-space:nowrap}
.missing{font-style:italic;font-weight:400;color:var(--soft)}.curves{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,340px),1fr));gap:16px}
.lead{color:var(--soft);max-width:78ch;margin-bottom:14px}.small{font-size:12.5px;max-width:88ch;margin-top:10px}.changes{margin-bottom:16px}.changes table{margin-top:6px}
.beside{display:grid;grid-template-columns:minmax(0,7fr) minmax(0,5fr);gap:12px 28px;align-items:start}.beside .chart{min-width:520px}.scroll:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
article{background:var(--panel);border:1px solid var(--rule);border-radius:12px;padding:14px 16px 16px;break-inside:avoid;min-width:0}article header{display:flex;gap:12px;align-items:baseline;justify-content:space-between}
article header small{color:var(--soft);font-size:12px;white-space:nowrap}article p{color:var(--soft);font-size:13px;margin-top:6px}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:6px 20px;margin:0;font-size:13px}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
.metrics{table-layout:fixed;margin:4px 0 14px}.metrics th{width:44%}.metrics td.value{width:22%}.scroll{overflow-x:auto}.notes{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,300px),1fr));gap:14px 28px;font-size:13px}.notes p{color:var(--soft)}
@container (max-width:900px){.beside{grid-template-columns:minmax(0,1fr)}}@container (max-width:760px){main{grid-template-columns:minmax(0,1fr)}.tall{grid-row:auto}section{padding:16px}.bare{padding:8px 0 0}.page{padding:18px 14px}dl{grid-template-columns:minmax(0,1fr);gap:0}dd{margin-bottom:8px}}`;

const charts = `
.panel>.chart{max-width:380px}.chart{display:block;width:100%;height:auto;margin-top:6px}.chart text{font-size:11px;fill:var(--faint)}.chart .label,.chart .own-label{font-size:11.5px;fill:var(--soft)}.chart .own-label{fill:var(--ink);font-weight:600}
.chart .value{font-size:12px;font-weight:600;fill:var(--ink);paint-order:stroke;stroke:var(--panel);stroke-width:4px;stroke-linejoin:round}
.grid{stroke:var(--rule)}.baseline{stroke:var(--mark)}.zero{stroke:var(--ink);stroke-width:1.25}.sparse{fill:var(--sparse)}.density{fill:var(--mark);opacity:.55}
.band{fill:var(--accent);opacity:.16}.line{fill:none;stroke:var(--accent);stroke-width:2;stroke-linejoin:round}.level{fill:none;stroke:var(--accent);stroke-width:1.6}.leader{stroke:var(--mark);stroke-width:.75}
.root{fill:var(--panel);stroke:var(--accent);stroke-width:1.5}.own-level{fill:var(--patient)}.latent,.latent-below{fill:var(--accent);stroke:var(--accent);stroke-width:1.5}.latent-own,.latent-own-below{fill:var(--patient);stroke:var(--patient);stroke-width:1.5}.latent-below,.latent-own-below{fill:var(--panel)}
.whisker{stroke:var(--accent);stroke-width:3;stroke-linecap:round;opacity:.4}.interval{stroke:var(--patient);stroke-width:3;stroke-linecap:round}.dot{fill:var(--accent);stroke:var(--panel);stroke-width:1.5}
.plausible{fill:none;stroke:var(--patient);stroke-width:1.6}.drop{stroke:var(--patient);stroke-dasharray:2 3}.point{fill:var(--patient);stroke:var(--panel);stroke-width:2}.point-hollow{fill:var(--panel);stroke:var(--patient);stroke-width:2}
.raises{fill:var(--patient)}.lowers{fill:var(--accent)}.bar{fill:var(--wash)}.dashed{stroke:var(--soft);stroke-width:1.4;stroke-dasharray:4 3}.expected{fill:var(--patient)}.possible{fill:var(--patient-soft);stroke:var(--patient);stroke-width:1.4}.none{fill:var(--rule)}`;

const probes = `
.probe{position:relative;border-radius:8px;cursor:crosshair;touch-action:pan-y}.probe:focus-visible{outline:2px solid var(--accent);outline-offset:3px}
.readout{color:var(--soft);font-size:12px;line-height:1.5;min-height:1.5em;margin-top:2px}#latentQuantileCurves .readout{min-height:3em}.probe:not(.probing) .readout{visibility:hidden}.probing .readout{color:var(--ink)}
.cursor{stroke:var(--ink);stroke-width:1}.cursor-dot{fill:var(--ink);stroke:var(--panel);stroke-width:1.5}.probe:not(.probing) :is(.cursor,.cursor-dot){display:none}
details{margin-top:8px;font-size:12.5px}summary{color:var(--soft);cursor:pointer;width:fit-content;border-radius:4px}summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.numbers{font-size:12px;margin-top:6px}.numbers :is(th,td){padding:4px 10px 4px 0;white-space:nowrap}`;

const paper = `
@page{size:A4;margin:14mm 12mm}
@media print{.beside{display:block}.beside .chart{max-width:520px}:root{${light}}body{background:#fff;font-size:9.5pt}.page{padding:0;max-width:none;container-type:normal}main{display:block}section{break-inside:avoid;padding:12px 16px;margin-bottom:10px}
section.long,section.tall{break-inside:auto}.say{margin-bottom:10px}.metrics{margin-bottom:10px}h2,h3{break-after:avoid}tr,article{break-inside:avoid}.tall{height:auto}.bare{padding:6px 0 0}
.curves{grid-template-columns:1fr 1fr;gap:10px}.curves article{padding:10px 12px}.probe .readout,.cursor,.cursor-dot,details{display:none}.probe:focus-visible{outline:0}}`;

/** What a chart looks like on paper, for one that stands alone. */
export const chartStyle = `:root{${light}}${charts}`;

/** The whole style sheet. Dark follows the reader's system; paper is always light. */
export const reportStyle = `:root{${light}}@media (prefers-color-scheme:dark){:root{${dark}}}${frame}${panels}${charts}${probes}${paper}`;
