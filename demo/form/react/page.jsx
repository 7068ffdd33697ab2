// SPDX-License-Identifier: MIT
// As the server writes it: the form is there, and posts, without scripts.
import { renderToString } from 'react-dom/server';
import { App } from './app.jsx';

export default async () => renderToString(<App />);
