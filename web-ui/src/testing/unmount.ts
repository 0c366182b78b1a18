// What a test mounted is gone after it: else it would ask the server again and again while others run.

import { disableAutoUnmount, enableAutoUnmount } from '@vue/test-utils'
import { afterEach } from 'vitest'

// Test files share one environment, in which it can be enabled once.
disableAutoUnmount()
enableAutoUnmount(afterEach)
