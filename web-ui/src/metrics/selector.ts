// Selectors as text, read as far as a click has to change them. What is wrong with one the server
// says; here it is merely not read.

export interface Matcher {
  label: string
  operator: '=' | '!=' | '=~' | '!~'
  value: string
}

export interface Selector {
  /** Empty where the text asks for none by name. */
  metric: string
  matchers: Matcher[]
}

const bareMetric = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/
const bareLabel = /^[a-zA-Z_][a-zA-Z0-9_]*$/
const escapes: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  '"': '"',
  "'": "'",
}

/** What `text` says, or undefined where it cannot be read. */
export function parseSelector(text: string): Selector | undefined {
  let rest = text.trim()
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    const match = pattern.exec(rest)
    if (match) rest = rest.slice(match[0].length).trimStart()
    return match ?? undefined
  }
  const quoted = (): string | undefined => {
    const match = take(/^(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`([^`]*)`)/s)
    if (!match) return undefined
    return (
      match[3] ?? (match[1] ?? match[2])!.replace(/\\(.)/gs, (all, char) => escapes[char] ?? all)
    )
  }
  const selector: Selector = { metric: take(/^[a-zA-Z_:][a-zA-Z0-9_:]*/)?.[0] ?? '', matchers: [] }
  if (rest === '') return selector.metric === '' ? undefined : selector
  if (!take(/^\{/)) return undefined
  while (!take(/^\}$/)) {
    const name = take(/^[a-zA-Z_][a-zA-Z0-9_]*/)?.[0]
    const label = name ?? quoted()
    if (label === undefined) return undefined
    const operator = take(/^(?:=~|!~|!=|=)/)?.[0] as Matcher['operator'] | undefined
    if (operator) {
      const value = quoted()
      if (value === undefined) return undefined
      selector.matchers.push({ label, operator, value })
    } else if (name === undefined && selector.metric === '') selector.metric = label
    else return undefined
    if (!take(/^,/) && !rest.startsWith('}')) return undefined
  }
  return selector
}

function quote(text: string): string {
  const escaped = text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r')
  return `"${escaped.replace(/\t/g, '\\t')}"`
}

/** As the server reads it. */
export function selectorText({ metric, matchers }: Selector): string {
  const bare = bareMetric.test(metric)
  const parts = matchers.map(
    ({ label, operator, value }) =>
      `${bareLabel.test(label) ? label : quote(label)}${operator}${quote(value)}`,
  )
  if (metric !== '' && !bare) parts.unshift(quote(metric))
  const braces = parts.length || !bare ? `{${parts.join(',')}}` : ''
  return bare ? metric + braces : braces
}

/** A selector, or two with an operator between them, which stands in no braces and no quotes. */
export function sidesOf(text: string): { sides: string[]; operator: string } {
  let quoteChar = ''
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!
    if (quoteChar) {
      if (char === '\\') at++
      else if (char === quoteChar) quoteChar = ''
    } else if (`"'\``.includes(char)) quoteChar = char
    else if (char === '{') depth++
    else if (char === '}') depth--
    else if (depth === 0 && (char === '/' || char === '-'))
      return { sides: [text.slice(0, at).trim(), text.slice(at + 1).trim()], operator: char }
  }
  return { sides: [text.trim()], operator: '' }
}

/** The text with each of its selectors changed; undefined where one cannot be read. */
export function edited(text: string, edit: (selector: Selector) => Selector): string | undefined {
  const { sides, operator } = sidesOf(text)
  const selectors = sides.map(parseSelector)
  if (selectors.some((each) => each === undefined)) return undefined
  return selectors.map((each) => selectorText(edit(each!))).join(` ${operator} `)
}

const isOf = (label: string, value: string) => (each: Matcher) =>
  each.label === label && each.operator === '=' && each.value === value

/** Whether a text asks for one value of a label. */
export function asksFor(text: string, label: string, value: string): boolean {
  const selector = parseSelector(sidesOf(text).sides[0]!)
  return selector?.matchers.some(isOf(label, value)) ?? false
}

/** The text that asks for a value too, in place of another one of the label; or no longer. */
export function toggled(text: string, label: string, value: string): string | undefined {
  const takeAway = asksFor(text, label, value)
  return edited(text, ({ metric, matchers }) => {
    const others = matchers.filter((each) => each.label !== label || each.operator !== '=')
    const added: Matcher[] = takeAway ? [] : [{ label, operator: '=', value }]
    return { metric, matchers: [...others, ...added] }
  })
}
