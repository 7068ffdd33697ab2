// SPDX-License-Identifier: MIT
// Which record an address opens: what the extension knows contacts by.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordOfAddress } from '../../plugin-manifest/src/background/identity.js';

const PAGE = 'https://crm.example/contacts';

test('an address with a stray percent sign is read as far as it says anything', () => {
  assert.equal(recordOfAddress('/contacts/100%/84', PAGE), '100%/84');
  assert.equal(recordOfAddress('#/contacts/84?note=100%', PAGE), 'contacts/84');
  assert.equal(recordOfAddress('/discounts/5%', PAGE), null);
  assert.equal(recordOfAddress('/%E4%BA%BA/84', PAGE), '人/84');
});
