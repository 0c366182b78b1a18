// What stands where a runbook would, as long as nobody has written it.

/** A runbook to begin with: everything the reader of one asks for, in the order of need. */
export function runbookTemplate(id: string, today: string): string {
  return `---
alert: ErrorBudgetBurn
service: the service it is about
owner: your-team
severity: page
slo: ${id}
reviewed: ${today}
review_every: 180d
---
# What is wrong, in the words of whoever is woken

## Meaning

What this promise says, and what it means that it breaks.

## Impact

Who notices, and how.

## Diagnosis

1. The first thing to look at.

   \`\`\`slo { live=slo }
   $slo
   \`\`\`

## Mitigation

- [ ] The safest thing that helps.

## Verify

How it looks when it is over.`
}
