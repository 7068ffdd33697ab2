// SPDX-License-Identifier: MIT
// The ideal customer's form, with what comes of it beside.
export const profileLook = `
.bt-profile{container:bt-profile/inline-size;background:var(--bt-paper);padding:16px;display:grid;gap:16px;position:relative}
.bt-questions{display:grid;gap:14px;align-content:start;min-inline-size:0}
.bt-ask{border:1px solid var(--bt-line);border-radius:var(--bt-radius);padding:10px 14px 14px;margin:0;display:grid;gap:10px;min-inline-size:0}
.bt-ask>legend{float:none;inline-size:auto;font:inherit;font-weight:600;padding:0 6px;margin:0;margin-inline-start:-6px}
.bt-chip[aria-pressed=true]{background:var(--bt-accent);border-color:var(--bt-accent);color:var(--bt-on)}
.bt-chip[aria-pressed=true]::before{content:"✓ "}
.bt-tokens{display:grid;grid-template-columns:1fr auto;gap:6px 8px;align-items:end}
.bt-tokens .bt-chips{grid-column:1/-1}
.bt-tokens .bt-chips:empty{display:none}
.bt-row>.bt-field{flex:1 1 7em}
.bt-size .bt-field{flex:0 1 9em}
.bt-size .bt-link{align-self:end;min-block-size:32px}
.bt-four>.bt-field{flex:1 1 14em}
.bt-ask>.bt-row{align-items:end}
.bt-alone{max-inline-size:760px}
.bt-check{display:flex;gap:8px;align-items:center;min-block-size:28px}
.bt-check input,.bt-file input{font:inherit;margin:0}
.bt-check input{inline-size:18px;block-size:18px;accent-color:var(--bt-accent)}
.bt-fault,.bt-doubt{font-size:.93em;flex-basis:100%}
.bt-fault{color:var(--bt-alarm);font-weight:600}
.bt-field .bt-fault:last-child{display:block}
.bt [aria-invalid=true]{border-color:var(--bt-alarm)}
.bt-tokens .bt-doubt,.bt-tokens .bt-fault{grid-column:1/-1}
.bt-hours{inline-size:auto}
.bt-hours caption{caption-side:top;padding:0;text-align:start;color:var(--bt-quiet);font-size:.93em}
.bt-hours th{font-weight:400;padding-inline-end:16px}
.bt-points{inline-size:6.5em;text-align:end}
.bt-profile .bt-table th[scope=row]{font-weight:400}
.bt-profile .bt-table tbody>tr>*{vertical-align:middle}
.bt-file{position:relative;display:inline-flex;align-items:center;cursor:pointer}
.bt-file input{position:absolute;inset:0;opacity:0;cursor:pointer;inline-size:100%}
.bt-file:focus-within{outline:2px solid var(--bt-accent);outline-offset:2px}
.bt-personas{margin:0;list-style:decimal;padding-inline-start:1.4em;display:grid;gap:8px}
.bt-personas>li>*{display:flex}
.bt-broken{color:var(--bt-alarm);font-weight:600}
@container bt-profile (min-width:860px){.bt-beside{grid-template-columns:3fr 2fr;gap:28px}.bt-profile .bt-outcome{position:sticky;inset-block-start:0;align-self:start;max-block-size:100vh;overflow:auto;padding:2px}}
`;
