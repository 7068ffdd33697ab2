// SPDX-License-Identifier: MIT
// The gallery, every state of every view, in Chromium: nothing for axe to say in light or dark, no policy broken, text stays text;
// redrawing keeps focus, scroll and what is typed; a million rows scroll.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { bantam, glue, packageFolder, root } from '../js/places.mjs';
import { launchChromium } from './chromium.mjs';

const require = createRequire(join(glue, 'package.json'));
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const VIEWS = ['badge', 'panel', 'list', 'profile', 'whatif'];

let browser, folder, gallery;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bantam-gallery-'));
  gallery = join(folder, 'gallery.html');
  const run = spawnSync(process.execPath, [join(root, 'tests/gallery/build.mjs'), packageFolder, gallery], { encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
  browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The gallery, and all that went wrong on it. */
async function open(hash, { width = 1240, height = 900, ...options } = {}) {
  const page = await browser.newPage({ viewport: { width, height }, ...options });
  const wrong = [];
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  page.on('dialog', (dialog) => (wrong.push(`dialog ${dialog.message()}`), dialog.dismiss()));
  page.on('request', (request) => !/^(file|blob):/.test(request.url()) && wrong.push(`request ${request.url()}`));
  await page.goto(`${pathToFileURL(gallery).href}#${hash}`);
  await page.waitForSelector('html[data-drawn]');
  return { page, wrong };
}

async function violations(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.length} × ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary}`);
  });
}

for (const view of VIEWS) {
  for (const theme of ['light', 'dark']) {
    test(`${view}: axe finds nothing in any state, ${theme}`, { timeout: 300_000 }, async () => {
      const { page, wrong } = await open(`view=${view}&theme=${theme}&open=1`);
      assert.ok((await page.locator('.bt').count()) > 0);
      assert.deepEqual(await violations(page), []);
      assert.deepEqual(wrong, []);
      await page.close();
    });
  }
  test(`${view}: axe finds nothing on a narrow page from right to left, dark by the system`, { timeout: 300_000 }, async () => {
    const { page, wrong } = await open(`view=${view}&dir=rtl&open=1&locale=fi`, { width: 375, colorScheme: 'dark' });
    assert.deepEqual(await violations(page), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 375, 'nothing is wider than the phone');
    assert.deepEqual(wrong, []);
    await page.close();
  });
}

/** What widely used style sheets lay under every page, as far as it touches what the views are made of. */
const UNDERLAID = {
  Tailwind: `*,::before,::after{box-sizing:border-box;border:0 solid}ol,ul,menu{list-style:none;margin:0;padding:0}blockquote,dl,dd,h1,h2,h3,h4,p,figure,fieldset,legend{margin:0;padding:0}
    svg,img,canvas{display:block;vertical-align:middle}button,input,select,textarea,output{font:inherit;letter-spacing:inherit;color:inherit;background:transparent;border-radius:0;margin:0;padding:0}
    h3,h4{font-size:inherit;font-weight:inherit}summary{display:list-item}table{text-indent:0;border-color:inherit;border-collapse:collapse}a{color:inherit}::placeholder{color:#9ca3af}`,
  Bootstrap: `*,::before,::after{box-sizing:border-box}h3,h4{margin:0 0 .5rem;font-size:1.75rem;font-weight:500;line-height:1.2}p,ol,ul,dl{margin:0 0 1rem}ol,ul{padding-left:2rem}dt{font-weight:700}dd{margin:0 0 .5rem}
    small{font-size:.875em}svg,img{vertical-align:middle}table{caption-side:bottom;border-collapse:collapse}caption{padding:.5rem 0}th{text-align:inherit}thead,tbody,tfoot,tr,td,th{border:0 solid;border-color:inherit}label,output{display:inline-block}
    button,input,select,textarea{margin:0;font-family:inherit;font-size:inherit;line-height:inherit;border-radius:0}fieldset{min-width:0;padding:0;margin:0;border:0}legend{float:left;width:100%;padding:0;margin-bottom:.5rem;font-size:1.5rem;line-height:inherit}legend+*{clear:left}`,
};
/** Each element of the views: its size, and what a style sheet would change first. */
const shown = (page) => page.evaluate(() => [...document.querySelectorAll('.bt *')].map((one) => {
  const { width, height } = one.getBoundingClientRect();
  const { fontSize, fontWeight, listStyleType, borderTopWidth, marginBottom } = getComputedStyle(one);
  return [one.tagName, one.className.baseVal ?? one.className, ...[width, height].map(Math.round), fontSize, fontWeight, one.matches('ul, ol, li') && listStyleType, borderTopWidth, marginBottom].join(' ');
}));
for (const [name, style] of Object.entries(UNDERLAID)) {
  test(`on a page of ${name} the views look as they do alone`, { timeout: 120_000 }, async () => {
    for (const view of VIEWS) {
      const { page } = await open(`view=${view}&open=1`);
      const alone = await shown(page);
      assert.ok(alone.length > 20, view);
      await page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets = [sheet, ...document.adoptedStyleSheets];
      }, style);
      await page.waitForTimeout(100);
      assert.deepEqual((await shown(page)).flatMap((one, i) => (one === alone[i] ? [] : `${alone[i]} became ${one}`)), [], view);
      await page.close();
    }
  });
}

test('no rule of the views\' style sheet reaches what is not theirs', async () => {
  const { page } = await open('view=badge');
  const selectors = await page.evaluate(() => {
    const all = (rules) => [...rules].flatMap((rule) => (rule.selectorText ? rule.selectorText.split(/,(?![^()]*\))/) : all(rule.cssRules)));
    return document.adoptedStyleSheets.flatMap((sheet) => all(sheet.cssRules));
  });
  assert.ok(selectors.length > 150);
  assert.deepEqual(selectors.filter((one) => !/\.bt\b/.test(one)), []);
  await page.close();
});

test('in colours that a person forces on all pages, what a background says is still to be seen', async () => {
  const { page } = await open('view=panel&open=1');
  await page.emulateMedia({ forcedColors: 'active' });
  const behind = (selector) => page.evaluate((one) => getComputedStyle(document.querySelector(one)).background, selector);
  const [paper, met, unknown, bar] = await Promise.all(['.bt-panel', '.bt-letter[data-state=met]', '.bt-letter[data-state=unknown]', '.bt-bar[data-kind=plus]'].map(behind));
  assert.notEqual(met, unknown);
  assert.notEqual(bar, paper);
  await page.close();
});

test('under a closed policy nothing is refused, and markup in cells is text', async () => {
  const { page, wrong } = await open('view=panel&open=1');
  assert.equal(await page.locator('.bt script, .bt img, .bt a, .bt b').count(), 0);
  const hostile = page.locator('.bt-panel', { hasText: '<script>alert(1)</script>' });
  assert.equal(await hostile.count(), 1);
  assert.ok((await hostile.textContent()).length < 20_000, 'a megabyte is shown by its beginning');
  assert.deepEqual(wrong, []);
  await page.close();
});

test('a panel tells what was pressed: answers, no answer, wrong, override, feedback', async () => {
  const { page } = await open('view=panel&open=1');
  const one = page.locator('.bt-panel', { has: page.locator('.bt-chip') }).first();
  const chip = one.locator('.bt-next .bt-chip').first();
  const label = await chip.textContent();
  await chip.click();
  await one.locator('.bt-next .bt-faint').click();
  await one.locator('.bt-next .bt-input').fill('  20 000 EUR  ');
  await one.locator('.bt-next form button').click();
  await one.locator('.bt-link').first().click();
  await one.locator('.bt-opinion [name=reason]').fill('met them');
  await one.locator('.bt-opinion button').click();
  await one.locator('.bt-feedback select').selectOption('timing');
  await one.locator('.bt-feedback form button').click();
  const said = (await page.evaluate(() => window.said)).map((line) => [line.split(' ')[0], JSON.parse(line.slice(line.indexOf(' ')))]);
  assert.deepEqual(said.map(([name]) => name), ['onAnswer', 'onAsked', 'onAnswer', 'onWrong', 'onOverride', 'onFeedback']);
  assert.equal(said[0][1].label, label);
  assert.equal(said[2][1].text, '20 000 EUR');
  assert.equal(said[2][1].questionId, said[0][1].questionId);
  assert.deepEqual(said[4][1], { tier: 'sql', reason: 'met them', until: null });
  assert.deepEqual(said[5][1], { good: false, reason: 'timing' });
  await page.close();
});

test('a redraw keeps focus, what is typed and what is open, and draws nothing twice', async () => {
  const { page } = await open('view=panel');
  const kept = await page.evaluate(() => {
    const stage = document.querySelector('.stage');
    const input = stage.querySelector('.bt-told .bt-input');
    const details = stage.querySelector('details');
    details.open = true;
    input.focus();
    input.value = 'half a wo';
    input.setSelectionRange(2, 4);
    const before = stage.querySelectorAll('*').length;
    window.again(0);
    window.again(1);
    window.again(0);
    return { same: stage.contains(input), focus: document.activeElement === input, value: input.value, at: input.selectionStart, open: details.open, grown: stage.querySelectorAll('*').length - before };
  });
  assert.deepEqual(kept, { same: true, focus: true, value: 'half a wo', at: 2, open: true, grown: 0 });
  await page.close();
});

test('a million rows: few nodes, the last row by one key, the bar in proportion, small scrolls pixel by pixel', async () => {
  const { page } = await open('view=list');
  const grid = page.getByRole('grid', { name: 'a million rows' });
  await grid.focus();
  assert.equal(await grid.getAttribute('aria-rowcount'), '1000001');
  await page.keyboard.press('End');
  await grid.getByText('Invented Person 1000000', { exact: true }).waitFor();
  assert.ok((await grid.getByRole('row').count()) < 40);
  const active = await grid.getAttribute('aria-activedescendant');
  assert.equal(await page.locator(`#${active}`).getAttribute('aria-rowindex'), '1000001');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  assert.match((await page.evaluate(() => window.said)).at(-1), /"index":999998/);
  await page.keyboard.press('Home');
  await grid.getByText('Invented Person 1', { exact: true }).waitFor();
  const visible = () => grid.evaluate((node) => {
    const top = node.getBoundingClientRect().top + node.firstElementChild.offsetHeight;
    return [...node.querySelectorAll('.bt-window [role=row]')].map((row) => [Number(row.getAttribute('aria-rowindex')) - 2, row.getBoundingClientRect().top - top]).find(([, at]) => at > -56);
  });
  await grid.evaluate((node) => new Promise((done) => {
    node.scrollTop = node.scrollHeight / 2;
    setTimeout(done, 400);
  }));
  const [half] = await visible();
  assert.ok(Math.abs(half - 500_000) < 200, `row ${half}`);
  for (let i = 0; i < 7; ++i) {
    await grid.evaluate((node) => new Promise((done) => {
      node.scrollTop += 8;
      requestAnimationFrame(() => requestAnimationFrame(done));
    }));
  }
  await page.waitForTimeout(400);
  const [later] = await visible();
  assert.equal(later, half + 1, 'seven times eight pixels are one row');
  await page.close();
});

test('a list keeps its place and its active row when it is drawn again', async () => {
  const { page } = await open('view=list');
  const grid = page.getByRole('grid', { name: 'in work order' });
  await grid.focus();
  for (let i = 0; i < 12; ++i) await page.keyboard.press('ArrowDown');
  const before = await grid.evaluate((node) => [node.scrollTop, node.getAttribute('aria-activedescendant')]);
  assert.ok(before[0] > 0);
  await page.evaluate(() => window.again(0));
  assert.deepEqual(await grid.evaluate((node) => [node.scrollTop, node.getAttribute('aria-activedescendant'), document.activeElement === node]), [...before, true]);
  await page.close();
});

test('where no clock runs, the room of due dates goes to names and questions', async () => {
  const { page } = await open('view=list');
  const looked = async (name) => {
    const grid = page.getByRole('grid', { name, exact: true });
    const widths = await grid.evaluate((node) => ['name', 'next'].map((column) => node.querySelector(`.bt-window .bt-of-${column}`).getBoundingClientRect().width));
    return { heads: await grid.getByRole('columnheader').count(), columns: await grid.getAttribute('aria-colcount'), cells: await grid.getByRole('row').nth(1).getByRole('gridcell').count(), widths };
  };
  const [all, none] = [await looked('in work order'), await looked('no clock runs')];
  assert.deepEqual([all.heads, all.columns, all.cells, none.heads, none.columns, none.cells], [5, '5', 5, 4, '4', 4]);
  none.widths.forEach((width, i) => assert.ok(width > all.widths[i] + 10, `${width} and ${all.widths[i]}`));
  await page.close();
});

test('the ideal customer\'s form, filled in by keyboard, is a profile that the core drafts a model of', async () => {
  const { page } = await open('view=profile');
  const form = page.locator('.bt-profile').first();
  const type = async (label, text, key = 'Tab') => {
    await form.getByLabel(label).first().focus();
    await page.keyboard.type(text);
    await page.keyboard.press(key);
  };
  await type('From', '50');
  await type('To', '500');
  const chip = form.getByRole('button', { name: 'Software and IT' });
  await chip.focus();
  await page.keyboard.press('Space');
  assert.equal(await chip.getAttribute('aria-pressed'), 'true');
  await type('Something else', 'food processing, games', 'Enter');
  await type('Countries', 'FI, SE', 'Enter');
  await form.getByRole('button', { name: 'Remove Sweden' }).click();
  await form.getByRole('button', { name: 'C-level' }).press('Enter');
  await form.getByRole('group', { name: '5. What does it cost them?' }).getByLabel('From').fill('5000');
  await page.keyboard.press('Tab');
  await form.getByLabel('Budget period').selectOption('year');
  await type('Days within which a purchase is timely', '90');
  await form.getByLabel('Students').check();
  await type('Worth a call now.', 'Hot');
  await type(/^Minutes until first contact/, '60');
  await form.getByLabel('Monday: To').fill('16:00');
  await page.keyboard.press('Tab');
  const last = (await page.evaluate(() => window.said)).at(-1);
  const { document } = JSON.parse(last.slice(last.indexOf(' ')));
  assert.deepEqual({ ...document, promise: { ...document.promise, hours: document.promise.hours.mon } }, {
    schemaVersion: 1, sizes: [{ min: 50, max: 500 }], industries: ['software', 'food processing', 'games'], countries: ['FI'], people: { seniority: ['c_level'] }, price: { min: 5000, period: 'year' },
    horizonDays: 90, exclusions: { students: true }, tiers: { sql: 'Hot' }, promise: { minutes: 60, hours: [['09:00', '16:00']] },
  });
  const qualifier = await bantam.Qualifier.load({ model: 'reference' });
  const drafted = await qualifier.draftModel(document);
  assert.equal(drafted.faults, undefined, JSON.stringify(drafted.faults));
  await page.close();
});

test('points and sliders are told as numbers, while they move', async () => {
  const { page } = await open('view=whatif');
  const slider = page.getByRole('slider', { name: 'Ready from' }).first();
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  assert.equal((await page.evaluate(() => window.said)).at(-1), 'onChange {"control":"threshold","value":51}');
  const pictures = await page.locator('canvas').evaluateAll((all) => all.map((canvas) => new Set(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data).size));
  assert.ok(pictures.length === 4 && pictures.every((colours) => colours > 5), `nothing is drawn: ${pictures}`);
  for (const [kind, name, ending] of [['PNG', 'Contacts by score', 'histogram.png'], ['SVG', 'Contacts by score', 'histogram.svg'], ['SVG', 'Fit and engagement', 'plane.svg']]) {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: `Save picture (${kind}): ${name}` }).first().click();
    const saved = await download;
    assert.equal(saved.suggestedFilename(), `bantam-${ending}`);
    if (kind === 'PNG') continue;
    await saved.saveAs(join(folder, ending));
    const picture = await browser.newPage();
    await picture.goto(pathToFileURL(join(folder, ending)).href);
    const drawn = await picture.evaluate(() => ({ wrong: document.querySelector('parsererror')?.textContent ?? '', title: document.querySelector('title').textContent, shapes: document.querySelectorAll('path, rect').length, texts: [...document.querySelectorAll('text')].map((one) => one.textContent) }));
    await picture.close();
    assert.equal(drawn.wrong, '');
    assert.ok(drawn.title.startsWith(name) && drawn.shapes > 10, JSON.stringify(drawn));
    if (ending === 'histogram.svg') assert.ok(drawn.texts.some((one) => /^\d+(K|00)$/.test(one)), `counts at the side: ${drawn.texts}`);
  }
  await page.goto(`${pathToFileURL(gallery).href}#view=profile`);
  await page.waitForSelector('.bt-points');
  const points = page.locator('.bt-points').first();
  await points.fill('12.5');
  await page.keyboard.press('Tab');
  assert.equal((await page.evaluate(() => window.said)).at(-1), 'onPoints {"rule":"right-size","points":12.5}');
  await page.close();
});

test('a page gives its own colours, corners and letters, and styles parts from outside', async () => {
  const { page } = await open('view=elements&open=1');
  const look = await page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`bantam-panel, bantam-badge { --bantam-accent: rgb(1, 2, 3); --bantam-on-accent: rgb(250, 251, 252); --bantam-paper: rgb(4, 5, 6); --bantam-raised: rgb(7, 8, 9); --bantam-ink: rgb(10, 11, 12);
      --bantam-quiet: rgb(13, 14, 15); --bantam-line: rgb(16, 17, 18); --bantam-radius: 3px; --bantam-font: monospace; }
      bantam-panel::part(now) { outline: 5px solid rgb(19, 20, 21); } bantam-panel::part(details) { outline: 6px solid rgb(19, 20, 21); } bantam-badge::part(score) { outline: 7px solid rgb(19, 20, 21); }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    const root = document.querySelector('bantam-panel').shadowRoot;
    const badge = document.querySelector('bantam-badge').shadowRoot;
    const of = (node, property) => getComputedStyle(node).getPropertyValue(property);
    const panel = root.querySelector('.bt-panel');
    return {
      paper: of(panel, 'background-color'), ink: of(panel, 'color'), font: of(panel, 'font-family'), quiet: of(root.querySelector('.bt-title'), 'color'), line: of(root.querySelector('.bt-details'), 'border-top-color'),
      radius: of(root.querySelector('.bt-button'), 'border-top-left-radius'), accent: of(badge.querySelector('.bt-tier'), 'background-color'), onAccent: of(badge.querySelector('.bt-tier'), 'color'),
      parts: [of(root.querySelector('[part="now"]'), 'outline-width'), of(root.querySelector('[part="details"]'), 'outline-width'), of(badge.querySelector('[part="score"]'), 'outline-width')],
    };
  });
  assert.deepEqual(look, { paper: 'rgb(4, 5, 6)', ink: 'rgb(10, 11, 12)', font: 'monospace', quiet: 'rgb(13, 14, 15)', line: 'rgb(16, 17, 18)', radius: '3px', accent: 'rgb(1, 2, 3)', onAccent: 'rgb(250, 251, 252)', parts: ['5px', '6px', '7px'] });
  await page.close();
});

test('every part that the readme promises is there', async () => {
  const promised = { badge: ['badge', 'tier', 'score', 'bant'], panel: ['panel', 'now', 'why', 'next', 'wait', 'details'], list: ['list', 'row', 'tier', 'score'], profile: ['profile', 'points', 'personas', 'faults'], whatif: ['whatif', 'controls', 'changes', 'histogram', 'plane', 'movers'] };
  for (const [view, parts] of Object.entries(promised)) {
    const { page } = await open(`view=${view}&open=1`);
    for (const part of parts) assert.ok((await page.locator(`[part~="${part}"]`).count()) > 0, `${view} has no part ${part}`);
    await page.close();
  }
});

test('in closed shadow roots and as elements the look is the same and the page stays without it', async () => {
  const { page, wrong } = await open('view=elements');
  const looks = await page.evaluate(async () => {
    await new Promise((done) => setTimeout(done, 300));
    const colour = (node) => getComputedStyle(node).backgroundColor;
    const light = document.querySelector('.light .bt-tier');
    const tag = document.querySelector('bantam-badge').shadowRoot.querySelector('.bt-tier');
    const panel = document.querySelector('bantam-panel').shadowRoot.querySelector('.bt-panel');
    return { same: colour(light) === colour(tag) && colour(light) === colour(window.shadow.querySelector('.bt-tier')), panel: panel !== null, styles: window.shadow.querySelectorAll('style').length };
  });
  assert.deepEqual(looks, { same: true, panel: true, styles: 0 });
  await page.evaluate(() => document.querySelector('bantam-panel').shadowRoot.querySelector('.bt-chip').click());
  assert.match((await page.evaluate(() => window.said)).at(-1), /^bantam-answer/);
  assert.equal(await page.evaluate(async () => {
    const panel = document.querySelector('bantam-panel');
    panel.annotation = null;
    await new Promise((done) => setTimeout(done, 300));
    return panel.shadowRoot.childElementCount;
  }), 0, 'without an annotation nothing is drawn');
  assert.deepEqual(wrong, []);
  await page.close();
});

test('an element that was given its annotation before it was known draws it', async () => {
  const { page } = await open('view=elements');
  const drawn = await page.evaluate(async () => {
    const { annotation } = document.querySelector('bantam-badge');
    class Later extends customElements.get('bantam-badge') {}
    const early = Object.assign(document.body.appendChild(document.createElement('bantam-later')), { annotation, options: { form: 'dot' } });
    customElements.define('bantam-later', Later);
    await new Promise((done) => setTimeout(done, 300));
    return early.shadowRoot.querySelector('.bt-badge')?.dataset.form;
  });
  assert.equal(drawn, 'dot');
  await page.close();
});
