// SPDX-License-Identifier: MIT
/** @type {typeof import('./en.js').default} */
const words = {
  locale: 'fi',
  own: 'Omin sanoin',
  go: 'OK',
  skip: 'En halua kertoa',
  back: 'Takaisin',
  progress: 'Kysymys {number}, enintään {most}',
  done: 'Kiitos, muuta emme kysy.',
  remember: 'Muista vastaukseni tällä laitteella',
  known: 'Käytämme aiempia vastauksiasi.',
  forget: 'Unohda ne',
  notice: 'Vastauksesi ratkaisevat automaattisesti, mitä tarjoamme seuraavaksi. Pyynnöstä ihminen katsoo asian.',
  mistyped: 'Tarkoititko {address}?',
  free: 'Työosoite auttaa meitä vastaamaan, mutta tämäkin käy.',
  disposable: 'Osoite näyttää tilapäiseltä: vastauksemme ei ehkä tavoita sinua.',
  unclear: 'Kirjoita luku tai valitse jokin vaihtoehdoista.',
  next: 'Jatka',
  change: 'Muuta',
  none: 'ei vastausta',
};
export default words;
