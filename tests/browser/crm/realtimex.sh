#!/bin/sh
# SPDX-License-Identifier: MIT
# sh tests/browser/crm/realtimex.sh FOLDER: builds the demo of realtimex-crm (a fork of Atomic CRM: React, its data invented in the page) in
# FOLDER/package/dist-demo, where it is not yet. About 840 MB and four minutes, from npm; what is installed is what npm had on one day.
set -eu
version=0.49.2
day=2026-09-21
command -v npm >/dev/null || sh "$(dirname "$0")/../../need.sh" npm >&2
mkdir -p "$1"
cd "$1"
[ ! -e package/dist-demo/demo.html ] || exit 0
exec >&2
if [ ! -d package/src ]; then
  npm pack "realtimex-crm@$version" --ignore-scripts --loglevel=error
  tar xzf "realtimex-crm-$version.tgz"
fi
cd package
# Its own build would be scanned for styles, file by file. Two languages that are not needed want other versions of React.
rm -rf dist
printf 'node_modules\ndist-demo\n' >.gitignore
npm pkg delete scripts dependencies.supabase dependencies.ra-language-japanese dependencies.ra-language-korean
for tool in vitest shadcn serve gh-pages husky eslint eslint-plugin-storybook typescript-eslint concurrently; do npm pkg delete "devDependencies.$tool"; done
[ -e node_modules/.package-lock.json ] || npm install --before="$day" --ignore-scripts --no-audit --no-fund --legacy-peer-deps --loglevel=error

cat >demo.html <<'C'
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>CRM</title></head><body><div id="root"></div><script type="module" src="/demo.tsx"></script></body></html>
C
cat >demo.tsx <<'C'
import { createRoot } from 'react-dom/client';
import { memoryStore } from 'ra-core';
import { CRM } from '@/components/atomic-crm/root/CRM';
import { authProvider, dataProvider } from '@/components/atomic-crm/providers/fakerest';
import './src/index.css';

createRoot(document.getElementById('root')!).render(<CRM dataProvider={dataProvider} authProvider={authProvider} store={memoryStore()} disableTelemetry />);
C
cat >demo.config.mjs <<'C'
import { resolve } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';

const said = { VITE_IS_DEMO: 'true', VITE_SUPABASE_URL: 'http://127.0.0.1:9', VITE_SUPABASE_ANON_KEY: 'none' };
export default {
  base: './',
  plugins: [react(), tailwindcss()],
  define: { ...Object.fromEntries(Object.entries(said).map(([name, value]) => [`import.meta.env.${name}`, JSON.stringify(value)])), __APP_VERSION__: '"demo"' },
  resolve: { preserveSymlinks: true, alias: { '@': resolve('src'), 'ra-language-japanese': 'ra-language-english', 'ra-language-korean': 'ra-language-english' } },
  build: { outDir: 'dist-demo', rollupOptions: { input: 'demo.html' } },
};
C
npx --no-install vite build --config demo.config.mjs --logLevel warn
