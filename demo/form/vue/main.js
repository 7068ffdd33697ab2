// SPDX-License-Identifier: MIT
import { createSSRApp } from 'vue';
import { App } from './app.js';

createSSRApp(App).mount('#app');
