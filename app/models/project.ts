import { ProjectSchema } from '#database/schema'

/** A funded project, followed over the years by its number. */
export default class Project extends ProjectSchema {}
