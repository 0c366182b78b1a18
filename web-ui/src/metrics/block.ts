// The live block of a runbook that shows what is on the page.

import { durationText, parseDuration } from '../time/duration'
import { boundsOf, type Written } from '../time/range'
import { percentileSelector, quantiles, topDefault, type Question } from './question'
import { edited, type Matcher } from './selector'

const monthSeconds = 31 * 86_400

/** As far back as the page looks, whose end is the incident's there: `-30m`. */
export function blockRange(written: Written, now: number): string {
  const moving = /^now-((?:\d+[dhms])+)$/.exec(written.from)?.[1]
  if (moving && written.to === 'now' && parseDuration(moving) <= monthSeconds) return `-${moving}`
  const { fromMillis, toMillis } = boundsOf(written, now)
  const seconds = (toMillis - fromMillis) / 1_000
  return `-${durationText(Math.min(monthSeconds, Math.max(60, seconds)))}`
}

const labelled = /\$(?=[a-zA-Z_])/

/**
 * A runbook puts labels in place of `$name`; where a value is to stay as it is, a class of one
 * character hides the sign.
 */
function literal(matcher: Matcher): Matcher {
  const { label, operator, value } = matcher
  if (!labelled.test(value)) return matcher
  const all = new RegExp(labelled, 'g')
  if (operator === '=' || operator === '!=') {
    const escaped = value.replace(/[\\.+*?()|[\]{}^]/g, '\\$&')
    return {
      label,
      operator: operator === '=' ? '=~' : '!~',
      value: escaped.replace(all, '[$]').replace(/\$(?!\])/g, '\\$'),
    }
  }
  return { label, operator, value: value.replace(/\\\$(?=[a-zA-Z_])/g, '[$]') }
}

/** Markdown; what cannot be read stands as it is, in one line. */
export function runbookBlock(question: Question, written: Written, now: number): string {
  const { show, by, top } = question
  const attributes =
    show === 'percentiles'
      ? ['live=percentiles', `q=${quantiles}`]
      : [
          'live=series',
          ...(show === 'latest' ? [] : [`show=${show}`]),
          ...(by.length ? [`by=${by.join(',')}`] : []),
          ...(top === topDefault ? [] : [`top=${top}`]),
        ]
  attributes.push(`range=${blockRange(written, now)}`)
  const text = show === 'percentiles' ? percentileSelector(question) : question.query
  const source =
    edited(text, ({ metric, matchers }) => ({ metric, matchers: matchers.map(literal) })) ??
    text.replace(/\s+/g, ' ')
  return `\`\`\`promql { ${attributes.join(' ')} }\n${source}\n\`\`\`\n`
}
