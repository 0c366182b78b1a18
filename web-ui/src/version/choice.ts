import type { Promotion } from '../api/rules'
import type { RuleDecision } from '../api/types'

/** What is asked before it is done, and the button that does it. */
export function choiceWords(choice: number | 'files' | Promotion | undefined): {
  words: string
  button: string
} {
  const stays = 'It stays so, through reloads and restarts, until somebody goes back to the files.'
  if (choice === undefined || choice === 'files')
    return { words: 'Put the files on disk into force?', button: 'Use the files' }
  if (typeof choice === 'number')
    return { words: `Put version ${choice} into force? ${stays}`, button: `Roll back to ${choice}` }
  const name = 'objective' in choice ? choice.objective : choice.receiver
  return {
    words: `Take ${name} out of shadow? People are told from then on, also of what goes on now. ${stays}`,
    button: `Promote ${name}`,
  }
}

/** `dana rolled back to version 3`. */
export function decisionWords({ kind, version, by }: RuleDecision): string {
  const number = version === null ? 'rules that are not kept' : `version ${version}`
  const done = {
    'rolled back': `rolled back to ${number}`,
    promoted: `promoted, which made ${number}`,
    resumed: `went back to the files on disk, ${number}`,
  }
  return `${by} ${done[kind]}`
}
