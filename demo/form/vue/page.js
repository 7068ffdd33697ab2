// SPDX-License-Identifier: MIT
// As the server writes it: the form is there, and posts, without scripts.
import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { App } from './app.js';

export default () => renderToString(createSSRApp(App));
