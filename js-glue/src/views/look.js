// SPDX-License-Identifier: MIT
// The look of all views: tokens, then what views share, then each view. One accent; strength, shape and words tell tiers apart.
import { controls } from './look_controls.js';
import { listLook } from './look_list.js';
import { whatifLook } from './look_whatif.js';
import { profileLook } from './look_profile.js';
import { panelLook } from './look_panel.js';

const LIGHT = `--bt-accent:var(--bantam-accent,#0b6464);--bt-on:var(--bantam-on-accent,#fff);--bt-paper:var(--bantam-paper,#fff);--bt-raised:var(--bantam-raised,#f3f6f6);
--bt-ink:var(--bantam-ink,#18211f);--bt-quiet:var(--bantam-quiet,#55615f);--bt-line:var(--bantam-line,#d3dbda);--bt-edge:#7b8a88;--bt-tint:var(--bantam-tint,#dcefee);--bt-half:var(--bantam-half,#a5d4d0);--bt-alarm:var(--bantam-alarm,#a8201a);--bt-alarm-tint:#fbe9e7;color-scheme:light;`;
const DARK = `--bt-accent:var(--bantam-accent,#6fd0c6);--bt-on:var(--bantam-on-accent,#06211f);--bt-paper:var(--bantam-paper,#161b1c);--bt-raised:var(--bantam-raised,#1f2627);
--bt-ink:var(--bantam-ink,#e6edec);--bt-quiet:var(--bantam-quiet,#a3b1af);--bt-line:var(--bantam-line,#364142);--bt-edge:#77888a;--bt-tint:var(--bantam-tint,#123c3a);--bt-half:var(--bantam-half,#1f615c);--bt-alarm:var(--bantam-alarm,#ff9c92);--bt-alarm-tint:#3d1d1b;color-scheme:dark;`;

// Colours that a person chose for all pages take the place of backgrounds: what a background says here is said in theirs.
const forced = `
@media (forced-colors:active){
.bt.bt{--bt-accent:Highlight;--bt-on:HighlightText;--bt-paper:Canvas;--bt-raised:Canvas;--bt-ink:CanvasText;--bt-quiet:CanvasText;--bt-line:CanvasText;--bt-edge:CanvasText;--bt-tint:Canvas;--bt-half:Highlight;--bt-alarm:CanvasText;--bt-alarm-tint:Canvas}
.bt-letter,.bt-dot,.bt-tier,.bt-bars,.bt-interval,.bt-main,.bt-chip[aria-pressed=true]{forced-color-adjust:none}
.bt-slider:not([data-moved]),.bt-window .bt-line:not([aria-selected=true]){border-inline-start-color:Canvas}
.bt-letter[data-state=partial]{background:linear-gradient(to top,Highlight 4px,Canvas 4px)}
}
`;

const shared = `
.bt{${LIGHT}}
@media (prefers-color-scheme:dark){.bt:not([data-theme=light]){${DARK}}}
.bt[data-theme=dark]{${DARK}}
.bt{font:400 14px/1.45 var(--bantam-font,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif);color:var(--bt-ink);font-variant-numeric:tabular-nums;text-align:start;letter-spacing:normal;text-transform:none;overflow-wrap:anywhere;--bt-radius:var(--bantam-radius,8px)}
.bt *,.bt *::before,.bt *::after{box-sizing:border-box}
.bt p,.bt h3,.bt h4,.bt ul,.bt dl,.bt dd{margin:0}
.bt-quiet{color:var(--bt-quiet)}
.bt-dot{display:inline-block;inline-size:1em;block-size:1em;flex:none;vertical-align:-.1em}
.bt-dot .bt-solid{fill:currentColor}
.bt-dot .bt-ring{fill:none;stroke:currentColor;stroke-width:1.5}
.bt-bant{display:inline-flex;gap:2px;direction:ltr}
.bt-letter{display:inline-grid;place-items:center;min-inline-size:1.5em;block-size:1.5em;padding-inline:.2em;border:1px solid var(--bt-edge);border-radius:4px;font-size:.78em;font-weight:600;line-height:1;color:var(--bt-quiet);background:var(--bt-paper)}
.bt-letter[data-state=partial]{color:var(--bt-ink);border-color:var(--bt-accent);background:linear-gradient(to top,var(--bt-half) 50%,var(--bt-paper) 50%)}
.bt-letter[data-state=met]{color:var(--bt-on);border-color:var(--bt-accent);background:var(--bt-accent)}
.bt-letter[data-state=unmet]{color:var(--bt-ink);text-decoration:line-through;text-decoration-thickness:2px;border-style:dashed}
.bt-badge{display:inline-flex;vertical-align:middle;max-inline-size:100%}
.bt-badge[data-form=full],.bt-badge .bt-open{align-items:center;gap:.3em .5em;flex-wrap:var(--bantam-wrap,nowrap);white-space:nowrap}
.bt-badge .bt-open{display:inline-flex;padding:0;border:0;background:none;font:inherit;color:inherit;cursor:pointer;border-radius:1em}
.bt-tier{display:inline-flex;align-items:center;gap:.4em;padding:.1em .7em .1em .5em;border:1px solid var(--bt-edge);border-radius:1em;font-weight:600;background:var(--bt-paper);color:var(--bt-ink)}
[data-tier=sql]>.bt-tier,[data-tier=sql]>*>.bt-tier{background:var(--bt-accent);border-color:var(--bt-accent);color:var(--bt-on)}
[data-tier=mql]>.bt-tier,[data-tier=mql]>*>.bt-tier{background:var(--bt-tint);border-color:var(--bt-accent)}
[data-tier=disqualified]>.bt-tier,[data-tier=disqualified]>*>.bt-tier,[data-tier=none]>.bt-tier,[data-tier=none]>*>.bt-tier{border-style:dashed;color:var(--bt-quiet);font-weight:400}
.bt-score{font-weight:600}
.bt-only{color:var(--bt-quiet);font-size:.9em}
.bt-badge[data-form=dot]{font-size:14px;color:var(--bt-quiet);padding:1px;border-radius:50%;background:var(--bt-paper)}
.bt-badge[data-form=dot][data-tier=sql],.bt-badge[data-form=dot][data-tier=mql]{color:var(--bt-accent)}
.bt-status{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
`;

export const css = [shared, controls, panelLook, listLook, whatifLook, profileLook, forced].join('');
