import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import SafeLink from './SafeLink.vue'

const link = (url: string) => mount(SafeLink, { props: { url }, slots: { default: 'details' } })

it('links to pages', () => {
  expect(link('https://deploys.example/1').attributes()).toMatchObject({
    href: 'https://deploys.example/1',
    rel: 'noopener noreferrer',
  })
})

it.each([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'data:text/html,x',
  '//evil.example',
  'deploys',
])('shows %j as text', (url) => {
  const shown = link(url)
  expect(shown.find('a').exists()).toBe(false)
  expect(shown.text()).toBe(url.trim())
})
