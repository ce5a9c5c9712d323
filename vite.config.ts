import adonisjs from '@adonisjs/vite/client'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [
    adonisjs({
      entryPoints: ['resources/css/app.css', 'resources/js/app.js'],
      reload: ['resources/views/**/*.edge'],
    }),
  ],
  // Chromium 89 is the oldest browser that Windows 7 users still have (F9).
  build: { target: 'chrome89', assetsInlineLimit: 0, modulePreload: false },
})
