// SPDX-License-Identifier: MIT
const words = {
  locale: 'en',
  own: 'In your own words',
  go: 'OK',
  skip: 'Rather not say',
  back: 'Back',
  progress: 'Question {number}, at most {most}',
  done: 'Thank you, that was all we ask.',
  remember: 'Remember my answers on this device',
  known: 'We use what you told us before.',
  forget: 'Forget it',
  notice: 'What we offer you next depends on your answers and is chosen automatically. Ask us, and a person looks at it.',
  mistyped: 'Did you mean {address}?',
  free: 'A work address helps us to answer, but this one is fine too.',
  disposable: 'This looks like a temporary address: our answer may not reach you.',
  unclear: 'Please write a number or choose one of these.',
  next: 'Continue',
  change: 'Change',
  none: 'no answer',
};
export default words;
