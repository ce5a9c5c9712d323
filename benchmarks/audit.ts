import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { audit } from '#audit/audit'
import { auditReports } from '#audit/offline'
import { compileRules } from '#audit/rule_set'
import {
  parameters,
  questionnaire,
  regions,
  reportWith,
  rules,
  ruleSet,
} from '#tests/fixtures/audit/survey'
import type { ReportData } from '#questionnaire/types'

const BATCH = 100_000
const SAMPLE = 5_000
const WORKERS = 2

const CLEAN: ReportData = cleaned(reportWith())
const DIRTY: ReportData = cleaned(
  reportWith({
    'JD01': 25,
    'JE11': 200,
    'JC01': '江苏恒曜能源集团有限公司',
    'JC02': '123456789',
    'JC04': '330109',
    'JK01': 186_000_000,
    'JB14': '03',
    'JM03': ['1', '2', '3', '4'],
    'prev.JC09': 312,
  })
)

/** The sample report leaves required columns out; a clean one has them. */
function cleaned(data: ReportData): ReportData {
  for (const [table, rows] of Object.entries(data.tables)) {
    for (const { code, required } of questionnaire.tables.get(table)!.columns) {
      if (required === undefined) continue
      for (const row of rows) row[code] ??= '1'
    }
  }
  return data
}

function seconds(task: () => void): number {
  const start = performance.now()
  task()
  return (performance.now() - start) / 1000
}

function auditTimes(count: number, ...reports: ReportData[]): void {
  for (let at = 0; at < count; at++) audit(ruleSet, reports[at % reports.length], parameters)
}

function show(what: string, text: string): void {
  process.stdout.write(`${what.padEnd(44)}${text}\n`)
}

function showBatch(what: string, elapsed: number): void {
  const rate = Math.round(BATCH / elapsed).toLocaleString('en')
  show(
    `${BATCH.toLocaleString('en')} reports, ${what}`,
    `${elapsed.toFixed(1)} s, ${rate} reports/s`
  )
}

function showSingle(what: string, data: ReportData): void {
  const { findings } = audit(ruleSet, data, parameters)
  auditTimes(SAMPLE, data)
  const each = (seconds(() => auditTimes(SAMPLE, data)) / SAMPLE) * 1e6
  show(`${what} report (${findings.length} findings)`, `${each.toFixed(0)} µs`)
}

async function inWorkers(): Promise<number> {
  const workers = Array.from({ length: WORKERS }, () => {
    return new Worker(new URL(import.meta.url), { workerData: BATCH / WORKERS })
  })
  // Starting a thread and compiling the rules in it is no part of the batch.
  await Promise.all(workers.map((worker) => once(worker)))
  const start = performance.now()
  await Promise.all(workers.map((worker) => (worker.postMessage('go'), once(worker))))
  const elapsed = (performance.now() - start) / 1000
  await Promise.all(workers.map((worker) => worker.terminate()))
  return elapsed
}

const once = (worker: Worker) => new Promise((resolve) => worker.once('message', resolve))

function work(): void {
  parentPort!.once('message', () => {
    auditTimes(workerData as number, CLEAN, DIRTY)
    parentPort!.postMessage('done')
  })
  parentPort!.postMessage('ready')
}

async function measure(): Promise<void> {
  const compile = seconds(() => compileRules(questionnaire, rules, regions)) * 1000
  show(`compile ${rules.length} rules`, `${compile.toFixed(1)} ms`)
  showSingle('clean', CLEAN)
  showSingle('dirty', DIRTY)

  const text = JSON.stringify(Array.from({ length: 1000 }, () => DIRTY))
  const offline = seconds(() => auditReports(ruleSet, text, parameters)) * 1000
  show('from JSON, dirty report', `${offline.toFixed(0)} µs`)

  showBatch(
    'one process',
    seconds(() => auditTimes(BATCH, CLEAN, DIRTY))
  )
  showBatch(`${WORKERS} worker threads`, await inWorkers())
}

if (isMainThread) await measure()
else work()
