// SPDX-License-Identifier: MIT
// The panel: a narrow column by default, two columns where there is room.
export const panelLook = `
.bt-panel{container:bt-panel/inline-size;background:var(--bt-paper);padding:16px;display:grid;gap:14px;min-inline-size:0;position:relative}
.bt-who{display:grid;gap:1px}
.bt-name{font-size:1.15em;font-weight:600}
.bt-first{display:grid;gap:18px}
.bt-block,.bt-part{display:grid;gap:7px;align-content:start;min-inline-size:0}
.bt-title{font-size:.86em;font-weight:600;color:var(--bt-quiet);line-height:1.3}
.bt-verdict{display:flex;flex-wrap:wrap;align-items:center}
.bt-word{display:inline-flex;flex-wrap:wrap;align-items:center;gap:.2em .5em;font-size:1.55em;font-weight:650;line-height:1.2}
.bt-verdict[data-tier=sql] .bt-word>.bt-dot,.bt-verdict[data-tier=mql] .bt-word>.bt-dot{color:var(--bt-accent)}
.bt-figures{display:inline-flex;flex-wrap:wrap;align-items:center;gap:.6em;font-size:.65em;font-weight:400}
.bt-override,.bt-held{border-inline-start:3px solid var(--bt-edge);padding-inline-start:9px}
.bt-step{font-weight:600}
.bt-reasons{padding-inline-start:1.15em;list-style:disc}
.bt-reasons>li{padding-block:1px}
.bt-question{font-size:1.12em;font-weight:600;line-height:1.35}
.bt-told .bt-input{flex:1 1 8em;inline-size:auto}
.bt-clock{display:flex;gap:8px;align-items:baseline;background:var(--bt-raised);border-radius:var(--bt-radius);padding:7px 10px;font-weight:600}
.bt-clock .bt-quiet{font-weight:400}
.bt-clock[data-late]{background:var(--bt-alarm-tint);color:var(--bt-alarm)}
.bt-clock[data-late] .bt-quiet{color:inherit}
.bt-sign{display:inline-grid;place-items:center;inline-size:1.35em;block-size:1.35em;flex:none;font-weight:700}
.bt-clock[data-late] .bt-sign{border:2px solid currentColor;border-radius:50%;font-size:.85em}
.bt-details{border-block-start:1px solid var(--bt-line);padding-block-start:10px}
.bt-details>*+*{margin-block-start:22px}
.bt-summary{font-weight:600;padding:4px 0}
.bt-bars{position:relative;inline-size:34%;min-inline-size:70px}
.bt-bars>span{position:absolute}
.bt-zero{inset-block:0;inline-size:1px;background:var(--bt-line)}
.bt-bar{inset-block-start:9px;block-size:10px;min-inline-size:2px;background:var(--bt-accent);border-radius:2px}
.bt-bar[data-kind=minus]{background:repeating-linear-gradient(135deg,var(--bt-quiet) 0 2px,transparent 2px 4px);outline:1px solid var(--bt-quiet);outline-offset:-1px}
.bt-bar[data-kind=sum]{background:var(--bt-ink)}
.bt-interval{position:relative;block-size:20px;margin-inline:6px}
.bt-interval::before{content:"";position:absolute;inset-inline:0;inset-block-start:9px;block-size:2px;background:var(--bt-line)}
.bt-interval>span{position:absolute}
.bt-span{inset-block-start:6px;block-size:8px;background:var(--bt-tint);border:1px solid var(--bt-accent);border-radius:4px}
.bt-here{inset-block:0;inline-size:4px;margin-inline-start:-2px;background:var(--bt-ink);border-radius:2px}
.bt-criterion{display:grid;gap:3px;padding-block:3px}
.bt-state{display:flex;gap:8px;align-items:center}
.bt-evidence{display:flex;flex-wrap:wrap;gap:2px 10px;align-items:start}
.bt-evidence .bt-told{flex:1 1 13em;min-inline-size:0}
.bt-evidence .bt-from{display:block;font-size:.9em}
.bt-acts{display:flex;flex-wrap:wrap;gap:2px 10px}
.bt-acts:empty{display:none}
.bt-evidence .bt-link{font-size:.93em;padding:0}
.bt-criterion .bt-evidence{padding-inline-start:2.1em}
.bt-pairs{display:grid;grid-template-columns:fit-content(50%) 1fr;gap:3px 12px}
.bt-pairs dt{color:var(--bt-quiet);font-weight:400}
.bt-foot{border-block-start:1px solid var(--bt-line);padding-block-start:10px;display:grid;gap:8px}
@container bt-panel (min-width:620px){.bt-first{grid-template-columns:1fr 1fr;gap:22px 32px}}
@container bt-panel (max-width:380px){.bt-bars{inline-size:24%;min-inline-size:48px}}
`;
