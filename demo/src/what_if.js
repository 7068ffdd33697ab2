// SPDX-License-Identifier: MIT
// Another threshold, limit, weight or half-life over the contacts that are open: asked of the core while a slider moves, drawn by the view.
import { whatif } from 'bantam-crm/views';
import { el, fill } from './dom.js';
import { say } from './say.js';
import { changesText, readChanges } from './changes.js';
import { changed } from './own_model.js';
import { halted } from './halted.js';
import { TIERS } from './state.js';
import { controlsOf } from './what_if_controls.js';

const BINS = 34, WIDTH = 5, FROM = -40;
const SMALL = 5_000, MOST = 100_000, REST = 120;   // contacts shown while a slider moves and when it rests; milliseconds
const FIRST = 8;   // movers whose names are asked for while a slider moves

class Session {
  /** @param {any} app @param {any} ranking @param {HTMLElement} root */
  constructor(app, ranking, root) {
    this.app = app;
    this.ranking = ranking;
    this.root = root;
  }

  /** @type {any} */ whatIf = null;
  /** @type {any[]} */ controls = [];
  /** @type {any} */ answer = null;
  /** Controls that were moved since the last question. @type {Map<string, number>} */
  #waiting = new Map();
  #asking = false;

  async open() {
    const { app, ranking } = this;
    await ranking.heard();
    this.whatIf = await app.work(say('work.whatif'), (/** @type {any} */ work) => ranking.qualifier.whatIf(ranking.file, { now: ranking.now, ...ranking.reading, ...work }));
    this.controls = controlsOf(app, await this.whatIf.tierBounds());
    for (const [id, value] of Object.entries(readChanges(app.address.whatif))) this.#set(id, value);
    await this.ask();
  }

  /** @param {{ control: string, value: number }} change */
  move({ control, value }) {
    this.#waiting.set(control, value);
    if (!this.#asking) this.#serve().catch((error) => this.#failed(error));
  }

  /** Its sliders stay in sight until the session that replaced it has drawn: what is asked of it meanwhile is moot. @param {unknown} error */
  #failed(error) {
    if (session === this) throw error;
  }

  /** One question at a time, always the latest; what is moved meanwhile waits for the next. */
  async #serve() {
    this.#asking = true;
    try {
      while (this.#waiting.size > 0) {
        const start = performance.now();
        const moved = [...this.#waiting];
        this.#waiting.clear();
        for (const [id, value] of moved) this.#set(id, value);
        await this.ask();
        performance.measure('what-if', { start });   // from the slider to the picture, for whoever measures
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    } finally {
      this.#asking = false;
    }
  }

  /** @param {string} id @param {number} value */
  #set(id, value) {
    const control = this.controls.find((one) => one.id === id);
    if (!control) return;
    control.value = value;
    Promise.resolve(control.set(this.whatIf, value)).catch((error) => this.#failed(error));   // no need to wait: the port keeps the order
  }

  /** What the sliders say that the model does not. @returns {import('./changes.js').Changes} */
  get #tried() {
    return Object.fromEntries(this.controls.filter(({ value, base }) => value !== base).map(({ id, value }) => [id, value]));
  }

  /** While a slider moves, the plane shows some of very many contacts, evenly taken; more of them when it rests. */
  async ask() {
    const { whatIf } = this;
    const small = whatIf.summary.contacts <= SMALL;
    const [count, histogram, movers, results] = await Promise.all([whatIf.count(), whatIf.histogram({ from: FROM, width: WIDTH, bins: BINS }), whatIf.movers(50), whatIf.results({ most: SMALL })]);
    this.answer = { count, histogram, movers, results };
    this.draw();
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#rest(small).catch((error) => this.#failed(error)), REST);
  }

  /** @param {boolean} small the plane is whole */
  async #rest(small) {
    if (this.#asking) return;
    this.app.go({ whatif: changesText(this.#tried) });   // browsers count how often an address changes
    if (small) return this.draw();
    this.answer = { ...this.answer, results: await this.whatIf.results({ most: MOST }) };
    this.draw();
  }

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #resting;

  draw() {
    const { app, root, controls } = this;
    if (!this.answer || !root.isConnected) return;
    const { count, histogram, movers, results } = this.answer;
    const limit = (/** @type {string} */ axis) => [app.document.axes[axis].min, controls.find(({ id }) => id === `axis.${axis}`).value];
    whatif(root, {
      controls,
      tiers: TIERS.map((tier) => ({ tier: /** @type {any} */ (tier), now: count.now[tier], base: count.base[tier] })),
      histogram: { from: FROM, width: WIDTH, now: histogram.now, base: histogram.base },
      thresholds: controls.filter(({ bound }) => bound?.of === 'score').map(({ value, bound }) => ({ value, label: app.viewing.tierLabels[bound.tier] ?? app.words.messages[`tier.${bound.tier}`] })),
      plane: { fit: results.fit, engagement: results.engagement, place: results.place, places: this.whatIf.summary.places, limits: /** @type {any} */ ({ fit: limit('fit'), engagement: limit('engagement') }) },
      movers: movers.map((/** @type {any} */ mover, /** @type {number} */ i) => ({ ...mover, name: this.#nameOf(mover.row, i) })),
      moved: count.moved,
    }, {
      ...app.viewing,
      onChange: (/** @type {any} */ change) => this.move(change),
      onKeep: () => this.#keep(),
      onReset: () => this.#reset().catch((error) => this.#failed(error)),
      onMover: ({ row }) => app.openRow(row),
    });
  }

  /** The name if it is here; while a slider moves only the first ones are asked for, since asking takes the worker's time. @param {number} row @param {number} place */
  #nameOf(row, place) {
    const here = this.ranking.peek(row);
    if (!here && (!this.#asking || place < FIRST)) this.ranking.row(row).then(() => this.#drawSoon(), () => {});
    return here ? [here.name, here.company].filter(Boolean).join(', ') || here.id : undefined;
  }

  /** Names come one by one and are drawn together. */
  #drawSoon() {
    if (this.#drawing) return;
    this.#drawing = true;
    requestAnimationFrame(() => {
      this.#drawing = false;
      if (!this.#asking) this.draw();
    });
  }
  #drawing = false;

  async #reset() {
    await this.whatIf.reset();
    for (const control of this.controls) control.value = control.base;
    this.app.go({ whatif: '' });
    await this.ask();
  }

  /** What was tried becomes the model, which can be undone. */
  async #keep() {
    const { app } = this;
    app.make(await changed(app, { ...app.made.changes, ...this.#tried }));
    app.go({ whatif: '' });
    await app.rank();
  }

  close() {
    this.whatIf?.close().catch(() => {});
  }
}

/** @type {Session | null} */
let session = null;

/** @param {any} app @param {HTMLElement} root */
export async function drawWhatIf(app, root) {
  if (!app.ranking) return;
  if (session?.ranking === app.ranking && session?.root === root) return session.draw();
  session?.close();
  const own = (session = new Session(app, app.ranking, root));
  if (!root.querySelector('canvas')) fill(root, [el('p', { class: 'quiet' }, say('work.whatif'))]);
  try {
    await own.open();
  } catch (error) {
    own.close();
    if (session !== own) return;
    halted(root, error, () => {
      session = null;
      drawWhatIf(app, root);
    });
  }
  if (session !== own) own.close();
}
