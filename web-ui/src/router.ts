import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import NowPage from './pages/NowPage.vue'

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
    component: () => import('./pages/IncidentPage.vue'),
    props: true,
    meta: { title: 'Incident' },
  },
  {
    path: '/incidents',
    component: () => import('./pages/IncidentsPage.vue'),
    meta: { title: 'Incidents' },
  },
  {
    path: '/silences',
    component: () => import('./pages/paging/SilencesPage.vue'),
    meta: { title: 'Silences' },
  },
  {
    path: '/routes',
    component: () => import('./pages/paging/RoutesPage.vue'),
    meta: { title: 'Routes' },
  },
  {
    path: '/deliveries',
    component: () => import('./pages/paging/DeliveriesPage.vue'),
    meta: { title: 'Deliveries' },
  },
  {
    path: '/drills',
    component: () => import('./pages/paging/DrillsPage.vue'),
    meta: { title: 'Drills' },
  },
  {
    path: '/pages',
    component: () => import('./pages/paging/PagesPage.vue'),
    meta: { title: 'Pages' },
  },
  {
    path: '/slo',
    component: () => import('./pages/SlosPage.vue'),
    meta: { title: 'Promises (SLOs)' },
  },
  {
    path: '/slo/:name',
    component: () => import('./pages/SloPage.vue'),
    props: true,
    meta: { title: 'Promise (SLO)', range: true },
  },
  {
    path: '/services',
    component: () => import('./pages/ServicesPage.vue'),
    meta: { title: 'Services' },
  },
  {
    path: '/services/:name',
    component: () => import('./pages/ServicePage.vue'),
    props: true,
    meta: { title: 'Service', range: true },
  },
  {
    path: '/logs',
    component: () => import('./pages/LogsPage.vue'),
    meta: { title: 'Logs', range: true },
  },
  {
    // Not /metrics: there the server tells its own numbers, as Prometheus scrapes them.
    path: '/metrics-explorer',
    component: () => import('./pages/MetricsPage.vue'),
    meta: { title: 'Metrics', range: true },
  },
  {
    path: '/changes',
    component: () => import('./pages/ChangesPage.vue'),
    meta: { title: 'Changes', range: true },
  },
  {
    path: '/versions',
    component: () => import('./pages/VersionsPage.vue'),
    meta: { title: 'Versions' },
  },
  {
    path: '/system',
    component: () => import('./pages/SystemPage.vue'),
    meta: { title: 'System' },
  },
  {
    path: '/runbooks',
    component: () => import('./pages/RunbooksPage.vue'),
    meta: { title: 'Runbooks' },
  },
  {
    path: '/runbooks/:id',
    component: () => import('./pages/RunbookPage.vue'),
    props: true,
    meta: { title: 'Runbook' },
  },
  { path: '/faults', component: () => import('./pages/FaultsPage.vue'), meta: { title: 'Faults' } },
  {
    path: '/start',
    component: () => import('./pages/StartPage.vue'),
    meta: { title: 'First data' },
  },
  {
    path: '/:path(.*)*',
    component: () => import('./pages/UnknownPage.vue'),
    meta: { title: 'Not found' },
  },
]

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: ({ hash }, _from, saved) => saved ?? (hash ? false : { top: 0 }),
})
