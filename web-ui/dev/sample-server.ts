// Serves the built UI and canned answers, to look at every state of every screen: npm run sample
// [-- SCENE [PORT]]. Development only; with `npm run dev` beside it, set HEADROOM_URL to its
// address. PUT /scene/NAME changes the scene; the scene `down` answers every call with 503.
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname } from 'node:path'
import type { IncidentDetail, SloNews, System } from '../src/api/types.ts'
import { pageReport } from '../src/testing/pages.ts'
import { change, system } from '../src/testing/samples.ts'
import { liveBlock, logs, percentiles, receivers, signatures, silence } from './evidence.ts'
import { sameInAllScenes } from './same.ts'
import { history, page, scenes, type Scene } from './scenes.ts'

const [name = 'firing', port = '8080'] = process.argv.slice(2)
const dist = new URL('../target/dist/', import.meta.url)
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; " +
  "img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; " +
  "form-action 'self'"

let scene: Scene | undefined = scenes[name]
const listeners = new Set<ServerResponse>()
let events = 0

function send(topic: string, data: unknown): void {
  events++
  for (const listener of listeners)
    listener.write(`id: ${events}\nevent: ${topic}\ndata: ${JSON.stringify(data)}\n\n`)
}

function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, {
    'Content-Type': status < 400 ? 'application/json' : 'application/problem+json',
  })
  response.end(JSON.stringify(body))
}

function problem(response: ServerResponse, status: number, title: string, detail: string): void {
  json(response, { type: 'about:blank', title, status, detail, requestId: 'req-7f3a91' }, status)
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = ''
  for await (const part of request) text += String(part)
  return JSON.parse(text || '{}') as Record<string, unknown>
}

function list(now: Scene): unknown {
  return { slos: now.slos, windowScale: 60 }
}

/** As the stream tells it: everything, each time. */
function news(now: Scene): SloNews {
  return {
    at: new Date().toISOString(),
    whole: true,
    freshTo: null,
    windowScale: 60,
    slos: now.slos,
  }
}

/** How the server feels: parts, room, pairs of servers that push to it, files it leaves out. */
function feeling(now: Scene): System {
  return system({
    demo: now.faults.length > 0,
    components: [
      { name: 'log', ok: true, detail: '' },
      { name: 'incidents', ok: false, detail: 'No space left on device; 3 transitions wait' },
      { name: 'evaluator', ok: true, detail: '' },
      { name: 'state', ok: true, detail: 'a damaged database was set aside: state.db.damaged-1' },
    ],
    usage: [
      { name: 'series', title: 'Series', unit: '1', used: 81_204, limit: 100_000 },
      { name: 'disk', title: 'Disk', unit: 'By', used: 3.2e9, limit: 8e10 },
    ],
    refused: [{ reason: 'too_far_ahead', points: 1204 }],
    replicas: [
      {
        cluster: 'eu-1',
        replica: 'prometheus-0',
        targets: 214,
        since: new Date(Date.now() - 86_400_000).toISOString(),
        heard: new Date(Date.now() - 4_000).toISOString(),
      },
    ],
    interleaved: [{ metric: 'http_requests_total', points: 118 }],
    config: {
      ...system().config,
      leftOut: ['alert-rules/rules/node.yml:1:1: alerting rules are not read'],
      warnings: [],
    },
  })
}

/** What somebody did to an incident: a tick, a note, its end. */
function touch(
  now: Scene,
  id: string,
  [action, place]: [string, string | undefined],
  body: Record<string, unknown>,
): void {
  const incident = now.incidents.find((each) => each.id === id)
  if (!incident) return
  const time = new Date().toISOString()
  const by = String(body.by ?? '')
  const tell = (kind: string, description: string): void => {
    incident.timeline.push({ time, kind, source: 'headroom', by, description })
  }
  if (action === 'steps') {
    const mark = { step: Number(place), done: body.done === true, by, time }
    incident.steps = [...incident.steps.filter(({ step }) => step !== mark.step), mark]
    tell('step', `${mark.done ? 'Done' : 'Not done'}: ${String(body.text)}`)
  }
  if (action === 'notes') tell('note', String(body.text))
  if (action === 'resolve')
    Object.assign(incident, {
      state: 'resolved',
      tier: null,
      burning: [],
      resolvedAt: time,
      resolvedBy: by,
    })
}

function take(now: Scene, id: string, by: string): IncidentDetail | undefined {
  const at = now.incidents.findIndex((incident) => incident.id === id)
  const incident = now.incidents[at]
  if (incident?.state === 'open') {
    now.incidents[at] = {
      ...incident,
      state: 'acknowledged',
      acknowledgedAt: new Date().toISOString(),
      acknowledgedBy: by,
    }
    send('incidents', now.incidents[at])
  }
  return now.incidents[at]
}

/** The story in a few seconds: the first fault opens an incident, without it that is over. */
function tell(now: Scene, on: boolean): void {
  const at = new Date().toISOString()
  const open = now.incidents.find(({ id, state }) => id === page.id && state !== 'resolved')
  if (on && !open)
    now.incidents = [
      { ...page, beganAt: at, startedAt: at },
      ...now.incidents.filter(({ id }) => id !== page.id),
    ]
  if (!on && open) Object.assign(open, { state: 'resolved', tier: null, resolvedAt: at })
  send('incidents', now.incidents[0])
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  now: Scene,
  url: URL,
): Promise<void> {
  const [resource, id = '', action, place] = url.pathname
    .split('/')
    .slice(3)
    .map(decodeURIComponent)
  switch (resource) {
    case 'system':
      return json(response, feeling(now))
    case 'slos':
      if (action !== 'history') return json(response, list(now))
      return json(
        response,
        history(id, Number(url.searchParams.get('from')), parseInt(url.searchParams.get('step')!)),
      )
    case 'incidents': {
      if (id === '') {
        const resolved = url.searchParams.get('state') === 'resolved'
        return json(response, {
          incidents: now.incidents.filter(({ state }) => (state === 'resolved') === resolved),
        })
      }
      if (action === 'ack') take(now, id, String((await bodyOf(request)).by))
      else if (action) touch(now, id, [action, place], await bodyOf(request))
      const found = now.incidents.find((incident) => incident.id === id)
      return found
        ? json(response, found)
        : problem(response, 404, 'No such incident', `There is no incident ${id}.`)
    }
    case 'runbooks': {
      if (id === '') return json(response, { runbooks: now.runbooks })
      const found = now.runbooks.find((runbook) => runbook.id === id)
      if (found && action) return json(response, liveBlock(now.slos, found, Number(place)))
      return found
        ? json(response, found)
        : problem(response, 404, 'No such runbook', `There is no runbook ${id}.`)
    }
    case 'faults': {
      const { on, hidden } = request.method === 'PUT' ? await bodyOf(request) : {}
      now.faults = now.faults.map((fault) =>
        fault.name === id
          ? { ...fault, since: on ? new Date().toISOString() : null, hidden: hidden === true }
          : fault,
      )
      if (id) send('faults', { faults: now.faults })
      if (id === now.faults[0]?.name) setTimeout(() => tell(now, on === true), 2000)
      return json(response, { faults: now.faults })
    }
    case 'percentiles':
      return json(response, percentiles(url.searchParams))
    case 'logs':
      if (id === 'signatures') return json(response, signatures())
      return json(response, logs(Number(url.searchParams.get('limit') ?? 30)))
    case 'changes': {
      if (request.method === 'GET')
        return json(response, { changes: now.incidents.flatMap(({ changes }) => changes) })
      const pushed = { ...change(), ...(await bodyOf(request)) }
      for (const incident of now.incidents) incident.changes.push(pushed)
      return json(response, { accepted: 1, duplicate: false, rejected: [] })
    }
    case 'silences':
      return json(
        response,
        id === 'preview'
          ? {
              open: now.incidents.slice(0, 1),
              openPartly: [],
              recent: [],
              recentPartly: [],
              warning: null,
            }
          : { silences: [silence(now.incidents)], longest: '1d' },
      )
    case 'pages':
      return json(response, url.pathname.endsWith('/report') ? pageReport() : receivers())
    default: {
      const same = sameInAllScenes(resource)
      return same ? json(response, same) : problem(response, 404, 'Not found', url.pathname)
    }
  }
}

function stream(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
  response.write(': open\n\n')
  listeners.add(response)
  response.on('close', () => listeners.delete(response))
}

async function file(response: ServerResponse, path: string): Promise<void> {
  const asset = extname(path) !== ''
  try {
    const content = await readFile(new URL(asset ? `.${path}` : './index.html', dist))
    response.writeHead(200, {
      'Content-Type': types[extname(path)] ?? 'text/html',
      'Content-Security-Policy': policy,
    })
    response.end(content)
  } catch {
    problem(response, 404, 'Not found', path)
  }
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url!, 'http://localhost')
  if (url.pathname.startsWith('/scene/')) {
    scene = scenes[url.pathname.slice('/scene/'.length)]
    for (const listener of listeners) listener.destroy()
    return json(response, {})
  }
  if (!url.pathname.startsWith('/api/')) return file(response, url.pathname)
  if (!scene)
    return problem(
      response,
      503,
      'The server is replaying its log',
      '62% of 1.2 GiB read; ready in about 9 s',
    )
  if (url.pathname === '/api/v1/stream') return stream(response)
  await answer(request, response, scene, url)
}

setInterval(() => scene && send('slos', news(scene)), 2000)
setInterval(() => listeners.forEach((listener) => listener.write(': beat\n\n')), 15_000)
createServer((request, response) => void handle(request, response)).listen(
  Number(port),
  '127.0.0.1',
  () => {
    console.log(
      `http://127.0.0.1:${port}/ shows ${name}; known scenes: ${Object.keys(scenes).join(', ')}, down`,
    )
  },
)
