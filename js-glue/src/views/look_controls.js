// SPDX-License-Identifier: MIT
// Buttons, chips, fields and tables of every view.
export const controls = `
.bt :focus-visible{outline:2px solid var(--bt-accent);outline-offset:2px}
.bt-button,.bt-chip,.bt-input{font:inherit;color:var(--bt-ink);background:var(--bt-paper);border:1px solid var(--bt-edge);border-radius:var(--bt-radius);padding:.3em .75em;min-block-size:32px}
.bt-button,.bt-chip,.bt-link,.bt-summary{cursor:pointer}
.bt-button:hover,.bt-chip:hover{border-color:var(--bt-accent);background:var(--bt-tint)}
.bt-main{background:var(--bt-accent);border-color:var(--bt-accent);color:var(--bt-on);font-weight:600}
.bt-main:hover{background:var(--bt-accent);text-decoration:underline}
.bt-button:disabled{color:var(--bt-quiet);background:var(--bt-paper);border-color:var(--bt-line);font-weight:400;cursor:default;text-decoration:none}
.bt-button[data-done]::after{content:" ✓"}
.bt-chip{border-radius:1.2em;text-align:start}
.bt-faint{border-style:dashed;color:var(--bt-quiet)}
.bt-link{font:inherit;color:var(--bt-accent);background:none;border:0;padding:4px;text-decoration:underline;text-underline-offset:2px;border-radius:4px}
.bt-input{padding-inline:.6em;min-inline-size:0;inline-size:100%}
.bt-input:user-invalid{border-color:var(--bt-alarm);outline:1px solid var(--bt-alarm)}
.bt-input::placeholder{color:var(--bt-quiet);opacity:1}
.bt-row,.bt-chips{display:flex;flex-wrap:wrap;gap:8px;align-items:center}
.bt-field{display:grid;gap:2px;min-inline-size:0}
.bt-field>span:first-child{color:var(--bt-quiet);font-size:.93em}
.bt-form{display:flex;flex-wrap:wrap;gap:10px;align-items:end}
.bt-form>.bt-field{flex:1 1 9em}
.bt-table{border-collapse:collapse;inline-size:100%}
.bt-table th,.bt-table td{padding-block:5px;padding-inline:0 8px;vertical-align:top;text-align:start;border-block-end:1px solid var(--bt-line)}
.bt-table thead th,.bt-table thead td{color:var(--bt-quiet);font-weight:400;font-size:.93em}
.bt-table tfoot th,.bt-table tfoot td{font-weight:600;border-block-end:0}
.bt-table tfoot .bt-quiet{font-weight:400}
.bt-table td>.bt-link{padding:0}
.bt-table .bt-number,.bt .bt-number{text-align:end;white-space:nowrap}
`;
