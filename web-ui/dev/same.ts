// Answers that are the same in every scene.
import { routes } from '../src/testing/routes.ts'
import { ruleVersions } from '../src/testing/versions.ts'
import { drills } from './drills.ts'
import { heartbeat } from './heartbeats.ts'

export function sameInAllScenes(resource?: string): unknown {
  switch (resource) {
    case 'heartbeats':
      return { heartbeats: [heartbeat()], targets: [] }
    case 'routes':
      return routes()
    case 'on-call':
      return { calendars: [] }
    case 'rules':
      return ruleVersions()
    case 'drills':
      return drills()
    default:
      return undefined
  }
}
