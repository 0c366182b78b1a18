import './styles/tokens.css'
import './styles/base.css'
import './styles/stacked.css'
import { createApp } from 'vue'
import App from './shell/App.vue'
import { liveKey, startLive } from './live/live'
import { router } from './router'

createApp(App).provide(liveKey, startLive()).use(router).mount('#app')
