import { expect, it } from 'vitest'
import { choiceWords } from './choice'

it('each choice has its question and its button', () => {
  expect(choiceWords('files').button).toBe('Use the files')
  expect(choiceWords(3)).toEqual({
    words:
      'Put version 3 into force? It stays so, through reloads and restarts, until somebody goes back to the files.',
    button: 'Roll back to 3',
  })
  expect(choiceWords({ objective: 'checkout' }).words).toContain('Take checkout out of shadow?')
  expect(choiceWords({ receiver: 'pager' }).button).toBe('Promote pager')
})
