// SPDX-License-Identifier: MIT
// What the gallery shows of whole lists and models: what-if over invented contacts (seed 7), the reference model's points and personas.

/** Contacts whose draws repeat: a small generator, so that no host decides. */
function* invented(/** @type {number} */ count) {
  let state = 7;
  const draw = (/** @type {number} */ below) => (state = (state * 48_271) % 2_147_483_647) % below;
  const titles = ['CEO', 'Marketing manager', 'Marketing assistant', 'Student', 'Head of sales', 'Engineer'];
  for (let i = 0; i < count; ++i) {
    const events = Array.from({ length: draw(6) }, () => ({ type: ['page_view', 'download', 'email_click', 'webinar'][draw(4)], topic: 'product', asset: 'buyers_guide', at: `2026-${String(5 + draw(6)).padStart(2, '0')}-${String(1 + draw(28)).padStart(2, '0')}` }));
    yield { id: `${i}`, person: { name: `Invented Person ${i + 1}`, title: titles[draw(6)] }, company: { employees: 1 + draw(draw(2) ? 800 : 200), industry: ['Software', 'Retail', 'Farming'][draw(3)] }, bant: draw(3) ? {} : { timeline: { timely: draw(2) === 1 } }, events };
  }
}

/** What-if as the view takes it, before a change and after. @param {any} bantam the package */
export async function whatIfStates(bantam) {
  const qualifier = await bantam.Qualifier.load({ model: 'reference' });
  const people = [...invented(4000)];
  const asked = await qualifier.whatIf(people.map((one) => JSON.stringify(one)).join('\n'), { now: '2026-11-02T09:00:00Z' });
  const bounds = asked.tierBounds();
  const threshold = bounds.findIndex((/** @type {any} */ { tier, of }) => tier === 'sql' && of === 'score');
  const state = (/** @type {number} */ score, /** @type {number} */ size, /** @type {number} */ days) => {
    const { now, base, moved } = asked.count();
    const { fit, engagement, place } = asked.results();
    return {
      controls: [
        { id: 'threshold', group: 'threshold', label: 'Ready from', min: 0, max: 120, value: score, base: bounds[threshold].min },
        { id: 'right-size', group: 'points', label: '50 to 500 employees', min: -50, max: 50, value: size, base: 10 },
        { id: 'buyers-guide', group: 'decay', label: "Downloaded the buyer's guide", min: 7, max: 365, value: days, base: 90 },
      ],
      tiers: ['sql', 'mql', 'lead', 'disqualified'].map((tier) => ({ tier, now: now[tier], base: base[tier] })),
      histogram: { from: -60, width: 5, now: Array.from(asked.histogram({ from: -60, width: 5, bins: 40 }).now), base: Array.from(asked.histogram({ from: -60, width: 5, bins: 40 }).base) },
      thresholds: [{ value: score, label: 'Ready' }],
      plane: { fit: Array.from(fit), engagement: Array.from(engagement), place: Array.from(place), places: asked.summary.places },
      movers: asked.movers(80).map((/** @type {any} */ one) => ({ ...one, name: people[one.row].person.name })), moved,
    };
  };
  const before = state(bounds[threshold].min, 10, 90);
  asked.setTierBound(threshold, { min: 40 });
  asked.setPoints('right-size', 25);
  const after = state(40, 25, 90);
  asked.close();
  qualifier.close();
  return { before, after };
}

/** The reference model's rules and personas, in a language. @param {any} bantam @param {string} locale */
export async function modelState(bantam, locale) {
  const qualifier = await bantam.Qualifier.load({ model: 'reference', locale });
  const model = JSON.parse(await qualifier.document('reference'));
  const of = (/** @type {any} */ words) => words[locale] ?? words.en;
  const points = [...model.attributeRules.map((/** @type {any} */ rule) => ({ ...rule })), ...model.eventRules.map((/** @type {any} */ rule) => ({ axis: 'engagement', ...rule }))]
    .map(({ id, name, axis, points: weight }) => ({ rule: id, name: of(name), axis, points: weight }));
  const personas = model.personas.list.map((/** @type {any} */ { name, tier, contact }) => {
    const annotation = qualifier.qualify(contact, { now: model.personas.now });
    return { name: of(name), tier: annotation.tier, score: annotation.score, kept: annotation.tier === tier };
  });
  qualifier.close();
  return { points, personas };
}
