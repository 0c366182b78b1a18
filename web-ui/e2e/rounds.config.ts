import base from './playwright.config.ts'

/** Every fault, one after the other: two to three minutes each. */
export default {
  ...base,
  projects: [{ name: 'rounds', testMatch: 'rounds.spec.ts' }],
  outputDir: '../target/rounds',
}
