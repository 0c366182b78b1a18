import { ref, watch } from 'vue'
import { preference } from './browser/preference'

const stored = preference('headroom.name')

/** Who reads this page, as others shall see it; asked once, remembered by the browser. */
export const reader = ref(stored.read() ?? '')
watch(reader, (name) => stored.write(name.trim()))
