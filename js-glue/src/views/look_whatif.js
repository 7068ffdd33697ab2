// SPDX-License-Identifier: MIT
// What-if: the sliders beside what they do; below it where there is little room. A slider that moves is drawn with all around it in every frame:
// sliders out of sight are left out, and the movers lay themselves out alone (in Firefox 50 ms without, 17 with it).
export const whatifLook = `
.bt-whatif{container:bt-whatif/inline-size;background:var(--bt-paper);padding:16px;display:grid;gap:16px;position:relative}
.bt-beside{display:grid;gap:24px}
.bt-controls,.bt-outcome{display:grid;gap:18px;align-content:start;min-inline-size:0}
.bt-changes{display:grid;gap:8px;background:var(--bt-raised);border-radius:var(--bt-radius);padding:10px;position:sticky;inset-block-start:0;z-index:1}
.bt-text{display:grid;gap:2px;max-block-size:9.5em;overflow:auto}
.bt-slider{display:grid;grid-template-columns:1fr auto;gap:2px 10px;align-items:center;padding:4px 0 4px 9px;border-inline-start:3px solid transparent}
.bt-slider[data-moved]{border-inline-start-color:var(--bt-accent)}
.bt-slider input{font:inherit;grid-column:1/-1;grid-row:2;inline-size:100%;margin:0;min-block-size:24px;accent-color:var(--bt-accent)}
.bt-slider output{font-weight:600}
.bt-slider output .bt-quiet{font-weight:400}
.bt-canvas{inline-size:100%;display:block;border:1px solid var(--bt-line);border-radius:var(--bt-radius)}
.bt-histogram.bt-canvas{block-size:190px}
.bt-plane.bt-canvas{block-size:260px}
.bt-legend{flex:1 1 14em;font-size:.93em}
.bt-counts th[scope=row]{font-weight:400}
.bt-counts .bt-bars{inline-size:22%;min-inline-size:40px}
.bt-counts .bt-bar{min-inline-size:0;background:var(--bt-half)}
.bt-controls>.bt-part{content-visibility:auto;contain-intrinsic-block-size:auto 400px;padding-inline-end:4px}
.bt-scroll{max-block-size:260px;overflow:auto;contain:content}
.bt-unseen{position:absolute;clip-path:inset(50%);inline-size:1px;block-size:1px;overflow:hidden}
@container bt-whatif (max-width:460px){.bt-counts .bt-bars{display:none}}
@container bt-whatif (min-width:760px){.bt-beside{grid-template-columns:minmax(240px,1fr) 2fr;gap:32px}}
`;
