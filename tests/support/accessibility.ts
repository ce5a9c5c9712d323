import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { DevTools } from '#tests/support/visitor/dev_tools'
import type { Visitor } from '#tests/support/visitor'

const AXE = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'))
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface Violation {
  id: string
  impact: string
  help: string
  nodes: { target: string[]; failureSummary: string }[]
}

/**
 * Checks the page in view with axe-core (WCAG 2.2 A and AA, and best practice).
 * A page whose scripts are off is shown once more, as it stands, in a tab that runs axe but none
 * of the page's scripts.
 *
 * @returns a line for each element that fails, worst rule first as axe reports it; empty if none
 */
export async function accessibilityProblems(visitor: Visitor): Promise<string[]> {
  return visitor.scripts ? examine(visitor) : examineCopy(visitor)
}

async function examine(visitor: Visitor) {
  await visitor.evaluate(await readFile(AXE, 'utf8'))
  const options = JSON.stringify({ runOnly: RULES, resultTypes: ['violations'] })
  const violations = await visitor.evaluate(
    `axe.run(document, ${options}).then(({ violations }) => violations)`
  )
  return violations.flatMap(linesOf)
}

async function examineCopy(visitor: Visitor) {
  const html = await visitor.evaluate('document.documentElement.outerHTML')
  const copy = await visitor.secondTab({ scripts: true })
  try {
    await serve(copy.devTools, `<!doctype html>${html}`)
    await copy.open(visitor.url())
    return await examine(copy)
  } finally {
    await copy.shut()
  }
}

async function serve(devTools: DevTools, html: string) {
  devTools.on('Fetch.requestPaused', ({ requestId, resourceType }) =>
    resourceType === 'Document'
      ? devTools.send('Fetch.fulfillRequest', { requestId, ...answerWith(html) })
      : devTools.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
  )
  await devTools.send('Fetch.enable', {
    patterns: [{ resourceType: 'Document' }, { resourceType: 'Script' }],
  })
}

/** The policy stops inline scripts of the copy; axe comes through DevTools and is not bound by it. */
function answerWith(html: string) {
  return {
    responseCode: 200,
    responseHeaders: [
      { name: 'content-type', value: 'text/html; charset=utf-8' },
      { name: 'content-security-policy', value: "script-src 'none'" },
    ],
    body: Buffer.from(html).toString('base64'),
  }
}

function linesOf({ id, impact, help, nodes }: Violation) {
  return nodes.map(({ target, failureSummary }) => {
    const reason = failureSummary.replaceAll(/\s+/g, ' ')
    return `${impact} ${id}: ${help} at ${target.join(' ')} (${reason})`
  })
}
