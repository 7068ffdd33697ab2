// SPDX-License-Identifier: MIT
// The one line for a page: loading this script makes `<bantam-form>` known.
import { defineForm } from './element.js';

defineForm();
