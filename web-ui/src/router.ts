import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import NowPage from './now/NowPage.vue'

declare module 'vue-router' {
  interface RouteMeta {
    title: string
    /** The page shows a stretch of time, which the bar chooses. */
    range?: true
  }
}

/** Permalinks: other systems build them, so a path once given keeps working. */
export const routes: RouteRecordRaw[] = [
  { path: '/', component: NowPage, meta: { title: 'Now' } },
  {
    path: '/i/:id',
    component: () => import('./alerting/IncidentPage.vue'),
    props: true,
    meta: { title: 'Incident' },
  },
  {
    path: '/incidents',
    component: () => import('./alerting/IncidentsPage.vue'),
    meta: { title: 'Incidents' },
  },
  { path: '/slo', component: () => import('./slo/SlosPage.vue'), meta: { title: 'Promises' } },
  {
    path: '/slo/:name',
    component: () => import('./slo/SloPage.vue'),
    props: true,
    meta: { title: 'Promise', range: true },
  },
  {
    path: '/services',
    component: () => import('./service/ServicesPage.vue'),
    meta: { title: 'Services' },
  },
  {
    path: '/services/:name',
    component: () => import('./service/ServicePage.vue'),
    props: true,
    meta: { title: 'Service', range: true },
  },
  {
    path: '/logs',
    component: () => import('./logs/LogsPage.vue'),
    meta: { title: 'Logs', range: true },
  },
  {
    // Not /metrics: there the server tells its own numbers, as Prometheus scrapes them.
    path: '/metrics-explorer',
    component: () => import('./metrics/MetricsPage.vue'),
    meta: { title: 'Metrics', range: true },
  },
  {
    path: '/changes',
    component: () => import('./change/ChangesPage.vue'),
    meta: { title: 'Changes', range: true },
  },
  {
    path: '/system',
    component: () => import('./system/SystemPage.vue'),
    meta: { title: 'System' },
  },
  {
    path: '/runbooks',
    component: () => import('./runbook/RunbooksPage.vue'),
    meta: { title: 'Runbooks' },
  },
  {
    path: '/runbooks/:id',
    component: () => import('./runbook/RunbookPage.vue'),
    props: true,
    meta: { title: 'Runbook' },
  },
  { path: '/faults', component: () => import('./demo/FaultsPage.vue'), meta: { title: 'Faults' } },
  {
    path: '/start',
    component: () => import('./start/StartPage.vue'),
    meta: { title: 'First data' },
  },
  {
    path: '/:path(.*)*',
    component: () => import('./shell/UnknownPage.vue'),
    meta: { title: 'Not found' },
  },
]

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: ({ hash }, _from, saved) => saved ?? (hash ? false : { top: 0 }),
})
