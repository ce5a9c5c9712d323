/** Why a command cannot go on, in words for the person at the keyboard; shown without a stack. */
export class Refusal extends Error {
  /**
   * @param {string} chinese what is wrong and what to do
   * @param {string} english the same, shorter
   */
  constructor(chinese, english) {
    super(`${chinese}\n${english}`)
    this.name = 'Refusal'
  }
}
