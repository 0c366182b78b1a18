import vue from '@vitejs/plugin-vue'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

/** Asks for the text font together with the page, not only once the style sheet has been read. */
function preloadTextFont(): Plugin {
  return {
    name: 'preload-text-font',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const font = Object.keys(bundle ?? {}).find((file) => /ibm-plex-sans.*\.woff2$/.test(file))
        if (!font) return []
        const attrs = {
          rel: 'preload',
          as: 'font',
          type: 'font/woff2',
          href: `/${font}`,
          crossorigin: '',
        }
        return [{ tag: 'link', attrs, injectTo: 'head' }]
      },
    },
  }
}

export default defineConfig({
  plugins: [vue(), preloadTextFont()],
  build: {
    outDir: 'target/dist',
    emptyOutDir: true,
    // The oldest browsers that know light-dark(), on which the colour tokens rest.
    target: ['chrome123', 'firefox120', 'safari17.5'],
    // Nothing as data: URI, so that the content security policy can stay narrow.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    rolldownOptions: {
      output: {
        // What every page is made of comes once, with the first one; of the evidence what is said in
        // words, not what is drawn.
        codeSplitting: {
          groups: [{ name: 'parts', test: /\/src\/((live|shell|time|ui)\/|evidence\/\w+\.ts$)/ }],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': process.env.HEADROOM_URL ?? 'http://127.0.0.1:8080' },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.spec.ts'],
    env: { TZ: 'Europe/Berlin' },
    restoreMocks: true,
    setupFiles: ['src/testing/unmount.ts'],
    // One environment for all files: most of the time would go into setting it up anew.
    pool: 'forks',
    isolate: false,
  },
})
