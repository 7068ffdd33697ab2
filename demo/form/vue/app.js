// SPDX-License-Identifier: MIT
// A form in Vue, in render functions, which a page's policy allows; in templates tell the compiler that `bantam-form` is a custom element.
import { defineComponent, h, onMounted, ref } from 'vue';
import { defineForm } from 'bantam-crm/form-element';

const FOLLOWS = { calendar: 'Choose a time for a call.', guide: 'The guide is on its way.' };
const field = (label, props) => h('label', [`${label} `, h('input', props)]);

export const App = defineComponent(() => {
  const name = ref('');
  const company = ref('');
  const step = ref(null);
  // After hydration, so that Vue finds what the server wrote.
  onMounted(() => defineForm());

  async function send(event) {
    event.preventDefault();
    const answer = await fetch('lead', { method: 'POST', headers: { accept: 'application/json' }, body: new FormData(event.target) });
    const lead = await answer.json();
    step.value = answer.ok ? FOLLOWS[lead.step] : lead.errors.map(({ message }) => message).join(' ');
  }

  return () => h('main', [
    h('h1', 'Get the buyer\'s guide'),
    h('bantam-form', { model: 'published/form.en.js' }, [
      h('form', { method: 'post', action: 'lead', onSubmit: send }, [
        field('Name', { name: 'name', autocomplete: 'name', required: true, value: name.value, onInput: (event) => (name.value = event.target.value) }),
        field('Work e-mail', { name: 'email', type: 'email', autocomplete: 'email', required: true }),
        company.value === '' ? null : h('p', { class: 'hello' }, `Hello, ${company.value}!`),
        field('Company', { name: 'company', autocomplete: 'organization', value: company.value, onInput: (event) => (company.value = event.target.value) }),
        h('label', { class: 'box' }, [h('input', { type: 'checkbox', name: 'consent.profiling', value: 'yes' }), ' You may profile me by these answers and keep them on this device.']),
        h('button', 'Send me the guide'),
      ]),
      step.value === null ? null : h('p', { id: 'follows', role: 'status' }, step.value),
    ]),
  ]);
});
