import { createApp } from 'vue'
import App from './App.vue'
import { liveKey, startLive } from './live/live'
import { router } from './router'
import './styles/tokens.css'
import './styles/base.css'

createApp(App).provide(liveKey, startLive()).use(router).mount('#app')
