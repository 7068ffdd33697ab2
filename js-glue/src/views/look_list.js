// SPDX-License-Identifier: MIT
// The list: columns where there is room, two lines a row where there is little.
export const listLook = `
.bt-list{container:bt-list/inline-size;display:block;block-size:100%;min-block-size:0;background:var(--bt-paper);position:relative}
.bt-grid{--bt-clock:minmax(92px,.5fr);block-size:100%;overflow:auto;overflow-anchor:none;contain:strict;outline-offset:-2px}
.bt-grid[data-clocks=none]{--bt-clock:}
.bt-head{position:sticky;inset-block-start:0;z-index:1;background:var(--bt-raised);border-block-end:1px solid var(--bt-line);color:var(--bt-quiet);font-size:.93em}
.bt-track{position:relative;overflow:hidden;contain:strict}
.bt-window{will-change:transform}
.bt-line{display:grid;grid-template-columns:minmax(310px,.8fr) minmax(140px,1.3fr) minmax(120px,1.2fr) minmax(120px,1.5fr) var(--bt-clock);gap:0 14px;align-items:center;padding-inline:11px 14px;border-inline-start:3px solid transparent}
.bt-head .bt-line{block-size:32px}
.bt-window .bt-line{block-size:var(--bt-row);border-block-end:1px solid var(--bt-line);overflow:hidden;cursor:pointer}
.bt-window .bt-line:hover{background:var(--bt-raised)}
.bt-window .bt-line[aria-selected=true]{border-inline-start-color:var(--bt-accent)}
.bt-grid:focus-visible .bt-line[aria-selected=true]{outline:2px solid var(--bt-accent);outline-offset:-3px}
.bt-cell{min-inline-size:0;overflow:hidden;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;line-height:1.35}
.bt-of-tier{display:block;white-space:nowrap}
.bt-of-tier .bt-badge{flex-wrap:wrap}
.bt-of-name{display:grid}
.bt-of-name>bdi{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.bt-strong{font-weight:600}
.bt-due{display:inline-flex;gap:5px;align-items:center}
.bt-due[data-late]{color:var(--bt-alarm);font-weight:600}
.bt-due[data-late] .bt-sign{border:2px solid currentColor;border-radius:50%;font-size:.85em}
.bt-blank{display:inline-block;block-size:.8em;inline-size:60%;background:var(--bt-line);border-radius:4px}
.bt-none{position:absolute;inset-inline:0;inset-block-start:64px;text-align:center}
@container bt-list (max-width:1040px){.bt-line{grid-template-columns:minmax(250px,.8fr) minmax(140px,1.3fr) minmax(120px,1.2fr) minmax(120px,1.5fr) var(--bt-clock)}}
@container bt-list (max-width:900px){.bt-line{grid-template-columns:minmax(236px,.8fr) minmax(110px,1fr) minmax(120px,1.4fr) var(--bt-clock)}.bt-of-why{display:none}}
@container bt-list (max-width:560px){
.bt-head{position:absolute;clip-path:inset(50%);inline-size:1px;block-size:1px;overflow:hidden}
.bt-line{grid-template:auto auto/minmax(0,1fr) auto;gap:2px 10px;padding-block:5px}
.bt-of-name{grid-area:1/1;display:flex;gap:6px}.bt-of-name>.bt-strong{flex:none;max-inline-size:100%}
.bt-of-tier{grid-area:1/2}.bt-of-tier .bt-badge{flex-wrap:nowrap}.bt-of-tier .bt-tier bdi{max-inline-size:9em;overflow:hidden;text-overflow:ellipsis}.bt-of-tier .bt-bant,.bt-of-tier .bt-only{display:none}
.bt-of-next{grid-area:2/1/3/3;-webkit-line-clamp:1;color:var(--bt-quiet)}.bt-line:has(.bt-due) .bt-of-next{grid-column-end:2}.bt-of-due{grid-area:2/2}}
@container bt-list (max-width:430px){.bt-of-name>.bt-quiet{display:none}}
`;
