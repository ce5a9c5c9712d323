import Refusal from '#exceptions/refusal'

/** The catalogue of refusals (S4). Screens show the same sentence beside disabled buttons. */
export const refusals = {
  deadlinePassed: (day: string, liftedBy: string) =>
    new Refusal(
      'deadlinePassed',
      `填报已于 ${day} 24:00 截止，本年将无法进行报表报送。确需补报，请联系${liftedBy}调整截止时间。`,
      403,
      liftedBy
    ),
  notOpenYet: (day: string) =>
    new Refusal(
      'notOpenYet',
      `填报从 ${day} 开始，现在还不能填报。要改开始的时间请联系国家级管理机构。`,
      403,
      '国家级管理机构'
    ),
  roundClosed: () =>
    new Refusal(
      'roundClosed',
      '本年度调查现在不在填报期内，由国家级管理机构开放。',
      403,
      '国家级管理机构'
    ),
  roundOver: (year: number) =>
    new Refusal('roundOver', `${year} 年度调查已经结束，报表只能看，不能再改。`, 403),
  notFillable: (state: string, liftedBy: string) =>
    new Refusal(
      'notFillable',
      `报表现在是“${state}”，不能修改。需要改动请联系${liftedBy}退回。`,
      409,
      liftedBy
    ),
  notPossibleNow: (action: string, state: string, holder: string, possible: string) =>
    new Refusal(
      'notPossibleNow',
      `报表现在是“${state}”，不能${action}。现在由${holder}办理${possible && `：${possible}`}。`,
      409,
      holder
    ),
  notWaitingHere: (who: string) =>
    new Refusal('notWaitingHere', `这份报表正在等${who}处理，轮到本级时才能办理。`, 409, who),
  notStalledYet: (who: string, day: string) =>
    new Refusal(
      'notStalledYet',
      `这份报表正在等${who}处理，它可以办到 ${day} 24:00；过了以后您可以代为办理。现在要改可以退回。`,
      409,
      who
    ),
  conditionsOpen: (count: number, first: { key: string; sentence: string }) =>
    new Refusal(
      'conditionsOpen',
      `还有 ${count} 件事没办完，先办这一件：${first.sentence}。`,
      422,
      null,
      first.key
    ),
  bulkBroken: () =>
    new Refusal(
      'bulkBroken',
      '系统出了问题，只办了一部分。办好的都算数，其余没有动。请打开这一批接着办；还不行请联系技术支持。',
      500,
      '技术支持'
    ),
  alreadyOpened: (who: string) =>
    new Refusal(
      'alreadyOpened',
      `管理机构已经打开这份报表，不能再撤回。需要改动请联系${who}退回。`,
      409,
      who
    ),
  reviewDeadlinePassed: (who: string, day: string, liftedBy: string) =>
    new Refusal(
      'reviewDeadlinePassed',
      `${who}的审核截止 ${day} 24:00 已过，退回后基层单位没有时间修改。` +
        (who === liftedBy
          ? '这个时间由您自己定：请先在“截止时间”里延后审核截止，再退回。'
          : `请先由${liftedBy}延后${who}的审核截止时间。`),
      403,
      liftedBy
    ),
  returnedOtherwise: () =>
    new Refusal(
      'returnedOtherwise',
      '这份报表刚才已经用您的账户退回，写的与您的不同，见“经过”。您这次写的没有发给基层单位，留在“退回修改”里。要补充请直接联系基层单位，或等它再上报后再退回。',
      409,
      '基层单位'
    ),
  confirmedOtherwise: () =>
    new Refusal(
      'confirmedOtherwise',
      '这一批刚才已经用您的账户确认，写的退回原因与您的不同。您这次写的没有发给基层单位，留在下面。要补充请直接联系基层单位，或等它们再上报后再退回。',
      409,
      '基层单位'
    ),
  notExaminedYet: () => new Refusal('notExaminedYet', '预览还没有做完，请等做完看过再确认。', 409),
  nothingToDecide: () =>
    new Refusal('nothingToDecide', '这一批里没有一份现在能办，原因见下面的列表。', 409),
  noReportChosen: () =>
    new Refusal('noReportChosen', '还没有选报表。请勾选几份，或选“筛出的全部”，再按一次。', 422),
  noSuchBulk: () => new Refusal('noSuchBulk', '没有这一批，或者它不是您办的。', 404),
  differenceGone: () =>
    new Refusal(
      'differenceGone',
      '这几份报表的数据刚才又改过，说明没有存。下面是现在的样子，请看过再写。',
      409
    ),
  nothingSettled: () =>
    new Refusal(
      'nothingSettled',
      '还没有选哪个值是对的，没有要退回的报表。请至少选一项再按。',
      422
    ),
  noSuchUnit: () => new Refusal('noSuchUnit', '没有这个单位，或者它在您这里没有报表。', 404),
  notForThisLevel: (action: string, who: string) =>
    new Refusal('notForThisLevel', `${action}由${who}办理，您的账户不能办。`, 403, who),
  changedMeanwhile: () =>
    new Refusal(
      'changedMeanwhile',
      '您打开这一页以后报表又有了变动，没有办理。下面是现在的样子，请看过再办。',
      409
    ),
  alreadyAccepted: (who: string, holder: string) =>
    new Refusal(
      'alreadyAccepted',
      `${who}已经验收这份报表，不能再撤回。需要改动请联系${holder}退回。`,
      409,
      holder
    ),
  withdrawalOver: (day: string, holder: string) =>
    new Refusal(
      'withdrawalOver',
      `填报已于 ${day} 24:00 截止，不能再撤回。报表已经上报，照样有效；确需改动请联系${holder}退回。`,
      403,
      holder
    ),
  coverOfAnother: () =>
    new Refusal(
      'coverOfAnother',
      '这是另一个项目的封面，没有收下。请核对项目编号，上传本项目的封面。',
      422
    ),
  coverClosed: (state: string, liftedBy: string) =>
    new Refusal(
      'coverClosed',
      `报表现在是“${state}”，封面不能再换。需要换请联系${liftedBy}退回。`,
      409,
      liftedBy
    ),
  tooManyCovers: (most: number) =>
    new Refusal(
      'tooManyCovers',
      `这份数据的封面已经传过 ${most} 份，不用再传。要换数据请先改数据。`,
      409
    ),
  signedOut: () =>
    new Refusal('signedOut', '登录已过期。内容已留在这台电脑上，重新登录后自动保存。', 401),
  unknownIndicator: (code: string) =>
    new Refusal('unknownIndicator', `这份报表没有指标 ${code}，请刷新页面。`, 404),
  noSuchSection: () => new Refusal('noSuchSection', '这份报表没有这张表。', 404),
  noSuchAccount: () => new Refusal('noSuchAccount', '没有这个账户，或者它不归您管。', 404),
  noSuchTask: () => new Refusal('noSuchTask', '没有这件事，或者它不是您办的。', 404),
  noSuchMessage: () => new Refusal('noSuchMessage', '没有这条消息，或者它不是给您的。', 404),
  announcementWithdrawn: () =>
    new Refusal('announcementWithdrawn', '这条公告已经撤下，谁都看不到了。', 410),
  noSuchQuestion: () => new Refusal('noSuchQuestion', '没有这个问题，或者它不归您答复。', 404),
  questionGone: () =>
    new Refusal('questionGone', '这个问题刚才已经答复或转走，没有再办。请刷新看现在的。', 409),
  nobodyAbove: () => new Refusal('nobodyAbove', '您上面没有管理机构，不能再往上问。', 409),
  noSuchReminder: () => new Refusal('noSuchReminder', '没有这次催报，或者它不归您管。', 404),
  noSuchReport: () => new Refusal('noSuchReport', '没有这份报表，或者它不归您管。', 404),
  rowGone: () => new Refusal('rowGone', '这一行已在别处删除，没有保存。', 410),
  tableFull: (title: string, most: number) =>
    new Refusal(
      'tableFull',
      `${title}最多 ${most} 行，放不下了，没有添加。请先删掉不要的行。`,
      409
    ),
  closedMeanwhile: () =>
    new Refusal('closedMeanwhile', '报表刚才已不能修改，没有保存。请刷新页面看原因。', 409),
  onlyRespondentFills: () =>
    new Refusal(
      'onlyRespondentFills',
      '数据只能由填报的基层单位自己改。要改请退回修改。',
      403,
      '基层单位'
    ),
  readOnly: (code: string) =>
    new Refusal(
      'readOnly',
      `${code} 来自下发清单，不能修改。有误请联系上级管理机构。`,
      403,
      '上级管理机构'
    ),
  findingGone: (rule: string) =>
    new Refusal(
      'findingGone',
      `${rule} 这一条现在没有了：数据改过，它已经消失，不用再说明。请回到审核结果看现在的。`,
      409
    ),
  onlyRespondent: () =>
    new Refusal('onlyRespondent', '说明、材料和答复只能由填报的基层单位自己写。', 403, '基层单位'),
  paperMissing: (name: string) =>
    new Refusal(
      'paperMissing',
      `“${name}”的文件在存储里找不到了，记录还在。请联系技术支持从备份恢复，或请基层单位重新上传。`,
      404,
      '技术支持'
    ),
  offerGone: () =>
    new Refusal(
      'offerGone',
      '数据刚才又改过，这个建议不再合适，没有改动。请回到审核结果看现在的。',
      409
    ),
  superiorBelow: (who: string) =>
    new Refusal('superiorBelow', `${who}在它下面，不能作它的上级。请换一个上级。`, 422),
  noSuchEntry: () =>
    new Refusal('noSuchEntry', '您的清单里没有这个项目，可能已经迁走。请刷新清单再看。', 404),
  noSuchTransfer: () => new Refusal('noSuchTransfer', '没有这份迁出申请，或者它不归您管。', 404),
  nothingChosen: () => new Refusal('nothingChosen', '还没有选项目。请先勾选，再按按钮。', 422),
  listChanged: () =>
    new Refusal(
      'listChanged',
      '您打开这一页以后清单又有了变动，没有确认。下面是现在的样子，请看过再确认。',
      409
    ),
  confirmedAbove: (number: string, who: string) =>
    new Refusal(
      'confirmedAbove',
      `${number} 已由${who}核实，不能再撤回，一个都没有撤回。需要改请联系${who}先撤回。`,
      409,
      who
    ),
  transferOpen: (numbers: string) =>
    new Refusal('transferOpen', `${numbers} 已有迁出申请在等国家级管理机构办理，不用再提。`, 409),
  transferDecided: (state: string) =>
    new Refusal(
      'transferDecided',
      `这份迁出申请现在是“${state}”，不能再这样办。请刷新后再看。`,
      409
    ),
  transferTooLate: (numbers: string, state: string) =>
    new Refusal(
      'transferTooLate',
      `${numbers} 的报表现在是“${state}”，不能再迁。确需迁出，请国家级管理机构先退回报表。`,
      409,
      '国家级管理机构'
    ),
  transferOverlaid: (number: string) =>
    new Refusal(
      'transferOverlaid',
      `${number} 后来又办过或正在办迁出，不能从这里撤销。请先处理后来的那一份。`,
      409
    ),
  deadlineAfterSuperior: (kind: string, limit: string, whose: string, liftedBy: string) =>
    new Refusal(
      'deadlineAfterSuperior',
      `${kind}最晚到 ${limit} 24:00，那是${whose}的${kind}。要更晚，请先由${liftedBy}延后${whose}的${kind}。`,
      422,
      liftedBy
    ),
  deadlineAfterReview: (who: string, filing: string, review: string) =>
    new Refusal(
      'deadlineAfterReview',
      `${who}的填报截止 ${filing} 会晚于审核截止 ${review}，报上来就来不及审。请把填报截止定在 ${review} 或以前，或把审核截止往后定。`,
      422
    ),
  deadlineOver: (day: string) =>
    new Refusal('deadlineOver', `${day} 24:00 已经过了，不能定成截止时间。请定今天或以后。`, 422),
  deadlinesBelowLater: (count: number, names: string) =>
    new Refusal(
      'deadlinesBelowLater',
      `下面有 ${count} 个机构自己定的时间不再合适：${names}。请勾选“一起提前”，或先去改它们的。`,
      422
    ),
  deadlinesInDisorder: (earlier: string, later: string) =>
    new Refusal('deadlinesInDisorder', `${later}不能早于${earlier}。`, 422),
  deadlinesChanged: () =>
    new Refusal(
      'deadlinesChanged',
      '您打开这一页以后，有人改过这些时间，没有办理。请看下面现在的和您要定的，再定一次。',
      409
    ),
  clockOfReal: () =>
    new Refusal('clockOfReal', '只有演示系统能拨时钟，正式的调查按真实时间走。', 409),
  clockTooEarly: (last: string) =>
    new Refusal(
      'clockTooEarly',
      `不能拨到 ${last} 以前：那时已经有人办过事，时间不能倒着走。`,
      422
    ),
  noSuchImport: () => new Refusal('noSuchImport', '没有这次导入，或者它不归您管。', 404),
  importUnread: () =>
    new Refusal(
      'importUnread',
      '这份清单没有读成，没有“不能导入的行”可以下载。请看导入页上的原因，改好再传。',
      404
    ),
  importOver: () =>
    new Refusal('importOver', '这次导入已经办过或放弃了，没有再办。请看现在的结果。', 409),
  rosterMoved: () =>
    new Refusal(
      'rosterMoved',
      '您看过以后清单又有了变动，没有导入。下面已按现在的清单重新核对，请看过再确认。',
      409
    ),
  rowsRefused: (count: number) =>
    new Refusal(
      'rowsRefused',
      `有 ${count} 行不能导入，没有保存。请改好再传，或选“其余先导入”。`,
      409
    ),
  nothingToImport: () =>
    new Refusal('nothingToImport', '这个文件里没有要新增或变化的项目，没有什么要保存。', 409),
  noSuchAddition: () => new Refusal('noSuchAddition', '没有这份增报申请，或者它不归您管。', 404),
  additionDecided: () =>
    new Refusal('additionDecided', '这份增报申请已经办过了，没有再办。请看现在的结果。', 409),
  notAddable: (why: string) =>
    new Refusal('notAddable', `没有加进清单：${why}。请与申请的机构核对。`, 409),
}
