// SPDX-License-Identifier: MIT
// `bantam-crm/form-element/define`: makes `<bantam-form>` known by being loaded.
export {};
