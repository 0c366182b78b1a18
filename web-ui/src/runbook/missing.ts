// What stands where a runbook would, as long as nobody has written it.

const ofPromise = {
  meaning: 'What this promise says, and what it means that it breaks.',
  look: `   \`\`\`slo { live=slo }
   $slo
   \`\`\``,
}
const ofAlert = {
  meaning: 'What this alert says, and what it means that it fires.',
  look: `   \`\`\`lucene { live=logs range=-15m group=signature }
   service:$service AND level:ERROR
   \`\`\``,
}

/**
 * A runbook to begin with: everything the reader of one asks for, in the order of need.
 *
 * @param outside whether it is for an alert that others send, behind which there is no promise
 */
export function runbookTemplate(id: string, today: string, outside = false): string {
  const { meaning, look } = outside ? ofAlert : ofPromise
  return `---
alert: ${outside ? id : `ErrorBudgetBurn`}
service: the service it is about
owner: your-team
severity: page
${outside ? '' : `slo: ${id}\n`}reviewed: ${today}
review_every: 180d
---
# What is wrong, in the words of whoever is woken

## Meaning

${meaning}

## Impact

Who notices, and how.

## Diagnosis

1. The first thing to look at.

${look}

## Mitigation

- [ ] The safest thing that helps.

## Verify

How it looks when it is over.`
}
