import type { Environment } from '@marcbachmann/cel-js'
import { decimal } from '#audit/decimal'
import { orgCheckOk, usccOk, usccTypeFits } from '#questionnaire/codes'

/** The region table of the report year, as far as rules ask it. */
export interface RegionTable {
  has(code: string): boolean
  cityWithoutCounty(code: string): boolean
}

type Num = number | bigint

/** `change` where there is nothing to compare with (rule-language.md). */
const CHANGE_FROM_NOTHING = 9

const months = (from: number, to: number) =>
  (Math.floor(to / 100) - Math.floor(from / 100)) * 12 + (to % 100) - (from % 100)

function change(now: number, before: number): number {
  if (before === 0) return now === 0 ? 0 : CHANGE_FROM_NOTHING
  return decimal.divide(Math.abs(decimal.subtract(now, before)), Math.abs(before))
}

const NUMERIC: Record<string, { arity: number; returns: string; handler: Function }> = {
  near: { arity: 3, returns: 'bool', handler: decimal.near },
  same: { arity: 2, returns: 'bool', handler: (a: number, b: number) => decimal.near(a, b, 0.01) },
  abs: { arity: 1, returns: 'double', handler: Math.abs },
  floor: { arity: 1, returns: 'double', handler: decimal.floor },
  change: { arity: 2, returns: 'double', handler: change },
  months: { arity: 2, returns: 'double', handler: months },
}

/** Every way to write a numeric argument list: literals without a point are ints in CEL. */
function signatures(arity: number): string[] {
  if (arity === 0) return ['']
  return signatures(arity - 1).flatMap((rest) =>
    ['double', 'int'].map((type) => (rest ? `${rest}, ${type}` : type))
  )
}

function registerNumeric(environment: Environment): void {
  for (const [name, { arity, returns, handler }] of Object.entries(NUMERIC)) {
    const call = (...args: Num[]) => handler(...args.map(Number))
    for (const types of signatures(arity)) {
      environment.registerFunction(`${name}(${types}): ${returns}`, call, { async: false })
    }
  }
}

function registerLists(environment: Environment): void {
  const sum = (list: Num[]) => decimal.sum(list.map(Number))
  const unique = (list: string[]) => new Set(list).size === list.length
  environment
    .registerFunction('sum(list<double>): double', sum, { async: false })
    .registerFunction('sum(list<int>): double', sum, { async: false })
    .registerFunction('count(list): double', (list: unknown[]) => list.length, { async: false })
    .registerFunction('unique(list<string>): bool', unique, { async: false })
}

function registerTexts(environment: Environment, regions: RegionTable): void {
  const slice = (text: string, from: Num, to: Num) => text.slice(Number(from), Number(to))
  for (const types of signatures(2)) {
    environment.registerFunction(`slice(string, ${types}): string`, slice, { async: false })
  }
  const tests: Record<string, (code: string) => boolean> = {
    isRegion: (code) => regions.has(code),
    cityWithoutCounty: (code) => regions.cityWithoutCounty(code),
    usccOk,
    orgCheckOk,
  }
  for (const [name, test] of Object.entries(tests)) {
    environment.registerFunction(`${name}(string): bool`, test, { async: false })
  }
  environment.registerFunction('usccTypeFits(string, string): bool', usccTypeFits, { async: false })
}

/** Lets double and int literals mix; the checked tree is made decimal afterwards. */
function registerMixedOperators(environment: Environment): void {
  for (const [left, right] of [
    ['double', 'int'],
    ['int', 'double'],
  ]) {
    environment
      .registerOperator(`${left} + ${right}: double`, (a, b) => Number(a) + Number(b))
      .registerOperator(`${left} - ${right}: double`, (a, b) => Number(a) - Number(b))
      .registerOperator(`${left} * ${right}: double`, (a, b) => Number(a) * Number(b))
      .registerOperator(`${left} / ${right}: double`, (a, b) => Number(a) / Number(b))
  }
  environment.registerOperator('double == int', (a, b) => Number(a) === Number(b))
}

/** Adds the functions and operators of rule-language.md to CEL's own (A2). */
export function celFunctions(environment: Environment, regions: RegionTable): void {
  registerNumeric(environment)
  registerLists(environment)
  registerTexts(environment, regions)
  registerMixedOperators(environment)
}
