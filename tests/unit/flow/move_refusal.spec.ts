import { test } from '@japa/runner'
import { STATES, type State } from '#models/report/flow'
import { stateRefusal } from '#models/report/move_refusal'

/** What a province is told that wants to accept: who has the report, and what can be done with it on some page. */
const TOLD: Partial<Record<State, string>> = {
  not_started: '现在由基层单位办理：基层单位可以开始填报。',
  filling: '现在由基层单位办理：基层单位可以上报。',
  returned: '现在由基层单位办理：基层单位可以上报。',
  province_accepted: '现在由省级管理机构办理：省级管理机构、国家级管理机构可以退回。',
  handed_over: '现在由国家级管理机构办理：国家级管理机构可以退回。',
  nationally_accepted: '现在由国家级管理机构办理：国家级管理机构可以退回。',
  unreported: '现在由省级管理机构办理。',
}

test.group('What is suggested instead of what is not possible', () => {
  for (const [state, told] of Object.entries(TOLD) as [State, string][]) {
    const { label } = STATES[state]

    test(`is what a page offers for a report in the state ${label}`, ({ assert }) => {
      const { message } = stateRefusal('accept', 'province', state)

      assert.equal(message, `报表现在是“${label}”，不能验收。${told}`)
    })
  }
})
