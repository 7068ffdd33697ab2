// SPDX-License-Identifier: MIT
// First run: which CRM, and what a good lead is.
import { switchOn } from './sites.js';

const root = /** @type {HTMLElement} */ (document.getElementById('first_run'));
const form = document.createElement('form');
form.innerHTML = '<h1>Which CRM do you use?</h1><label>Its address <input name="address" type="url" required placeholder="https://crm.example"></label> <button>Show badges there</button><p role="status"></p>';
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { origin } = new URL(String(new FormData(form).get('address')));
  const status = /** @type {HTMLElement} */ (form.querySelector('[role=status]'));
  if (!(await switchOn(origin))) return void (status.textContent = 'Without your leave nothing is read there.');
  status.textContent = `Switched on. Open ${origin} to see the badges.`;
});
root.append(form);
