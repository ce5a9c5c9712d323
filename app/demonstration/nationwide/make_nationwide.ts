import { setImmediate } from 'node:timers/promises'
import hash from '@adonisjs/core/services/hash'
import { PASSWORDS } from '#demonstration/accounts_file'
import { setClock } from '#demonstration/clock'
import { Hierarchy } from '#demonstration/hierarchy'
import { DatesOnPath } from '#demonstration/nationwide/dates_on_path'
import { ForeignKeys } from '#demonstration/nationwide/foreign_keys'
import { issuedReports } from '#demonstration/nationwide/issued_reports'
import { storeLastYear } from '#demonstration/nationwide/last_year'
import { regionManagers } from '#demonstration/nationwide/managers'
import { nationwideUnits, type NationwideUnit } from '#demonstration/nationwide/plan'
import { ProjectNumbers } from '#demonstration/nationwide/project_numbers'
import { SharedFiles } from '#demonstration/nationwide/shared_files'
import {
  storeNationwideDeadlines,
  storeNationwideManagers,
} from '#demonstration/nationwide/store_region_managers'
import { storeStories } from '#demonstration/nationwide/store_stories'
import { StoryWriter, type Stage } from '#demonstration/nationwide/story_writer'
import { tellManagers } from '#demonstration/nationwide/tell_managers'
import { ReportTeller, type ToldReport } from '#demonstration/nationwide/tell_report'
import { storeRound } from '#demonstration/rounds'
import type { CompiledVersion } from '#models/questionnaire_version'
import type Round from '#models/round'
import { sql } from '#queries/sql'

/** Hears how many projects are stored. */
export type Progress = (stored: number) => void

/** Projects told and stored at a time: keeps memory at some hundred megabytes, whatever their number. */
const BATCH = 500
/** Statistics are taken again when the tables have grown by this factor. */
const GROWTH = 4

/**
 * Makes the demonstration of the whole country (O3): the tree of managers, two rounds, every state.
 * The same number of projects gives the same data. Inside the transaction of the caller.
 */
export async function makeNationwide(
  version: CompiledVersion,
  projects: number,
  progress: Progress
): Promise<void> {
  await setClock(new Date('2016-01-04T00:05:00Z'))
  const managers = regionManagers()
  const units = nationwideUnits(projects, managers)
  await storeNationwideManagers(managers, units, await hash.make(PASSWORDS.manager))
  const settings = { demonstrationProjects: projects }
  const rounds = [
    await storeRound(2015, version.id, settings),
    await storeRound(2016, version.id, settings),
  ]
  await storeNationwideDeadlines(rounds[1].id, managers)

  const stage = {
    version,
    hierarchy: await Hierarchy.load(),
    dates: new DatesOnPath(rounds[1], managers),
  }
  const teller = new ReportTeller(version, rounds[1], new ProjectNumbers())
  const writer = new BatchWriter(rounds, stage, progress, await shared())
  const keys = await ForeignKeys.setAside()
  let writing: Promise<void> = Promise.resolve()
  for await (const batch of told(teller, units)) {
    await writing
    writing = writer.write(batch)
    // A failure is thrown when it is waited for.
    writing.catch(() => {})
  }
  await writing
  await keys.putBack()
  await tellManagers(rounds[1])
}

/** What all reports have in common. */
async function shared() {
  return { files: await SharedFiles.store(), password: await hash.make(PASSWORDS.respondent) }
}

/** All projects in batches; told while the database is busy with the batch before. */
async function* told(teller: ReportTeller, units: readonly NationwideUnit[]) {
  let batch: ToldReport[] = []
  for (const [ordinal, unit] of units.entries()) {
    for (const position of unit.scenarios.keys()) {
      batch.push(teller.tell(unit, ordinal, position))
      await setImmediate()
      if (batch.length < BATCH) continue
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

class BatchWriter {
  #written = 0
  #measured = 0

  constructor(
    private readonly rounds: readonly Round[],
    private readonly stage: Stage,
    private readonly progress: Progress,
    private readonly kept: { files: SharedFiles; password: string }
  ) {}

  async write(batch: readonly ToldReport[]): Promise<void> {
    const { version, hierarchy } = this.stage
    const [last, now] = this.rounds
    await setClock(new Date('2016-01-04T00:05:00Z'))
    await storeLastYear(last, version.questionnaire, hierarchy, batch)
    await setClock(new Date('2017-01-04T00:05:00Z'))
    const issued = await issuedReports(
      now,
      batch.map(({ project }) => project)
    )
    const stories = batch.map((one, i) => new StoryWriter(issued[i], one, this.stage).write())
    await storeStories(version.questionnaire, stories, this.kept)
    this.#written += batch.length
    await this.#measure()
    this.progress(this.#written)
  }

  /** Within one transaction nobody else tells the planner that the tables are not empty any more. */
  async #measure() {
    if (this.#written < this.#measured * GROWTH) return
    this.#measured = this.#written
    await sql('ANALYZE')
  }
}
