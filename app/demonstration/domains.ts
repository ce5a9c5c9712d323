import type { ProgrammeCode } from '#demonstration/programmes'

/** What a project is about: its title is made of these words, and the names of its results too. */
export interface Topic {
  subject: string
  mechanism: string
  technology: string
  /** A thing that can be made, applied for and sold. */
  product: string
}

/** A unit that takes part in projects of the field (参加单位). */
export interface Partner {
  name: string
  /** First 8 characters of its organisation code. */
  body: string
  /** List unitNature. */
  nature: string
  region: string
}

/** A field of work with its codes in the lists of the questionnaire. */
export interface Domain {
  field: string
  discipline: string
  techField: string
  industry: string
  /** Kind of most results (list outputKind). */
  output: string
  /** Names of the domain in 863 and in the major projects. */
  highTech: string
  /** What stands for the field in project numbers of 863, 支撑 and 重点研发. */
  letters: { highTech: string; support: string; key: string }
  instrument: string
  survey: string
  topics: readonly Topic[]
  partners: readonly Partner[]
  /** The programmes that fund it, when not all do. */
  only?: readonly ProgrammeCode[]
}

function topic(subject: string, mechanism: string, technology: string, product: string): Topic {
  return { subject, mechanism, technology, product }
}

function partner(name: string, body: string, nature: string, region: string): Partner {
  return { name, body, nature, region }
}

export const DOMAINS = {
  battery: {
    field: '新能源汽车',
    discipline: '470',
    techField: '05',
    industry: '38',
    output: '1',
    highTech: '现代交通技术领域',
    letters: { highTech: '11', support: 'G', key: 'B' },
    instrument: '动力电池原位热谱分析仪',
    survey: '动力电池材料热物性数据测定与数据库建设',
    partners: [
      partner('常州同济车辆动力有限公司', '13724586', '10', '320411'),
      partner('苏南理工学院', '46712038', '03', '320412'),
      partner('常州市新材料研究所', '46730022', '01', '320411'),
    ],
    topics: [
      topic('高比能动力电池系统', '热失控演化机理', '热管理与安全控制', '动力电池液冷模块'),
      topic('富锂锰基正极材料', '结构演变与电压衰减机制', '规模化制备', '富锂锰基正极材料'),
      topic('固态电解质薄膜', '离子输运与界面稳定性', '卷对卷制备', '复合固态电解质膜'),
      topic('梯次利用储能电池', '老化机理与寿命预测', '分选重组与智能监测', '储能电池监测单元'),
      topic('电动客车快充电池包', '快充析锂行为与抑制机制', '轻量化结构与快充', '快充电池包'),
    ],
  },
  information: {
    field: '信息技术',
    discipline: '520',
    techField: '01',
    industry: '65',
    output: '5',
    highTech: '信息技术领域',
    letters: { highTech: '01', support: 'H', key: 'B' },
    instrument: '多通道光场信号采集分析仪',
    survey: '中文科技文献语义资源整编与共享',
    partners: [
      partner('江苏云帆软件股份有限公司', '73887215', '10', '320114'),
      partner('东吴信息技术研究院', '46690517', '01', '320508'),
      partner('杭州之江数据有限公司', '69455821', '10', '330108'),
    ],
    topics: [
      topic('大规模图数据', '并行计算模型与能效机理', '存储与实时检索', '图数据检索软件'),
      topic('无线传感网络', '协同感知与能量均衡机制', '低功耗组网', '低功耗组网终端'),
      topic('智能视频监控', '跨场景目标表征机理', '目标识别与快速检索', '视频结构化分析软件'),
      topic('工业现场异构网络', '时延确定性保障机制', '互联互通与安全接入', '工业网关'),
      topic('国产高性能处理器', '片上互连与访存优化机理', '编译优化与基础算法库', '基础算法库软件'),
      topic('城市地下管网', '多源监测数据融合方法', '物联监测与泄漏预警', '管网泄漏监测终端'),
    ],
  },
  environment: {
    field: '资源环境',
    discipline: '610',
    techField: '06',
    industry: '77',
    output: '3',
    highTech: '资源环境技术领域',
    letters: { highTech: '06', support: 'C', key: 'C' },
    instrument: '水体痕量有机物在线富集分析仪',
    survey: '长三角地区土壤污染状况补充调查',
    partners: [
      partner('江苏碧川环保设备有限公司', '72451369', '10', '320282'),
      partner('太湖流域生态研究所', '46685203', '01', '320211'),
      partner('嘉兴清源水务有限公司', '70442618', '05', '330402'),
    ],
    topics: [
      topic('太湖流域入湖河流', '氮磷迁移转化机制', '面源污染控制', '生态沟渠净化装置'),
      topic('城镇污水处理厂', '低温脱氮微生物作用机制', '提标改造与节能运行', '反硝化滤池成套装置'),
      topic('燃煤烟气', '细颗粒物团聚机理', '多污染物协同脱除', '湿式电除尘装置'),
      topic('化工园区废水', '难降解有机物氧化机理', '分质处理与回用', '臭氧催化氧化装置'),
      topic('饮用水源地', '藻源嗅味物质生成机制', '预警与应急净化', '水源地藻情预警装置'),
    ],
  },
  manufacture: {
    field: '先进制造',
    discipline: '460',
    techField: '04',
    industry: '35',
    output: '4',
    highTech: '先进制造技术领域',
    letters: { highTech: '04', support: 'F', key: 'B' },
    instrument: '大型齿轮在机测量仪',
    survey: '典型机床零部件失效数据整编',
    partners: [
      partner('宁波海工数控机床有限公司', '74218854', '10', '330212'),
      partner('中原机械研究所', '41580226', '04', '410103'),
      partner('苏州精创模具有限公司', '76583940', '10', '320507'),
    ],
    topics: [
      topic('五轴联动加工中心', '动态误差耦合机理', '精度保持与误差补偿', '五轴转台'),
      topic('工业机器人减速器', '传动精度演化规律', '精密加工与装配', 'RV 减速器'),
      topic('大型注塑装备', '熔体流变与成形机理', '伺服节能驱动', '伺服注塑装置'),
      topic('航空结构件', '残余应力与变形机理', '高效切削工艺', '整体刀具'),
      topic('增材制造装备', '熔池动力学与组织调控', '在线监测与质量控制', '激光选区熔化装置'),
    ],
  },
  health: {
    field: '人口与健康',
    discipline: '320',
    techField: '12',
    industry: '83',
    output: '7',
    highTech: '生物和医药技术领域',
    letters: { highTech: '02', support: 'I', key: 'C' },
    instrument: '床旁血气电解质快速分析仪',
    survey: '浙东地区老年慢性病基础数据调查',
    partners: [
      partner('浙东医学院', '47013456', '03', '330602'),
      partner('宁波市疾病防控研究所', '41962038', '01', '330203'),
      partner('杭州康泰医疗器械有限公司', '67984412', '10', '330108'),
    ],
    topics: [
      topic('急性缺血性脑卒中', '侧支循环代偿机制', '分级救治与康复', '卒中救治路径管理软件'),
      topic('2 型糖尿病', '肠道菌群代谢调控机制', '社区综合防治', '糖尿病随访管理软件'),
      topic('早期胃癌', '癌前病变分子演进机制', '内镜筛查与微创治疗', '内镜图像辅助诊断软件'),
    ],
  },
  pharmacy: {
    field: '新药创制',
    discipline: '350',
    techField: '02',
    industry: '27',
    output: '1',
    highTech: '生物和医药技术领域',
    letters: { highTech: '02', support: 'I', key: 'C' },
    instrument: '制药过程近红外在线检测仪',
    survey: '中药材农残本底数据测定',
    partners: [
      partner('浙江省药物研究院', '47005527', '01', '330106'),
      partner('台州海正原料药有限公司', '60883127', '10', '331002'),
      partner('浙东医学院', '47013456', '03', '330602'),
    ],
    topics: [
      topic('重组人凝血因子', '糖基化修饰与活性机制', '无血清高密度培养', '重组凝血因子制剂'),
      topic('抗肿瘤口服缓释制剂', '药物释放与吸收机制', '微丸包衣制备', '缓释微丸胶囊'),
      topic('中药注射剂', '物质基础与质量标志物', '全过程质量控制', '注射剂在线检测装置'),
    ],
  },
  marine: {
    field: '海洋',
    discipline: '240',
    techField: '07',
    industry: '04',
    output: '6',
    highTech: '海洋技术领域',
    letters: { highTech: '09', support: 'D', key: 'C' },
    instrument: '海水营养盐原位分析仪',
    survey: '浙江近岸海域渔业种质资源调查',
    partners: [
      partner('舟山蓝海渔业有限公司', '75196340', '10', '330903'),
      partner('东海水产研究院', '42501877', '01', '310110'),
      partner('浙江海洋科技学院', '47002655', '03', '330902'),
    ],
    topics: [
      topic('深水抗风浪网箱', '结构水动力响应规律', '智能投喂与监测', '深水网箱监测装置'),
      topic('大黄鱼', '抗病性状遗传基础', '良种选育与健康养殖', '大黄鱼抗病品系'),
    ],
  },
  materials: {
    field: '新材料',
    discipline: '430',
    techField: '03',
    industry: '32',
    output: '2',
    highTech: '新材料技术领域',
    letters: { highTech: '03', support: 'E', key: 'B' },
    instrument: '高温力学性能原位测试仪',
    survey: '有色金属材料疲劳性能数据测定',
    partners: [
      partner('西安航钛科技有限公司', '75784106', '10', '610112'),
      partner('西北有色材料研究院', '43527740', '01', '610103'),
      partner('上海高温合金有限公司', '13262590', '05', '310113'),
    ],
    topics: [
      topic('航空用钛合金大型锻件', '组织演变与性能均匀性机理', '等温锻造', '钛合金锻件'),
      topic('高温镍基单晶合金', '蠕变损伤与再结晶机制', '定向凝固制备', '单晶叶片铸件'),
      topic('碳纤维增强复合材料', '界面损伤演化机理', '自动铺放成形', '复合材料壁板'),
      topic('海洋工程用耐蚀钛合金', '缝隙腐蚀机理', '宽幅板材轧制', '宽幅钛板'),
      topic('稀土永磁材料', '晶界扩散与矫顽力机制', '低重稀土制备', '低重稀土磁体'),
      topic('陶瓷基复合材料', '高温氧化与自愈合机制', '近净成形', '陶瓷基热端部件'),
    ],
  },
  aviation: {
    field: '航空航天',
    discipline: '590',
    techField: '11',
    industry: '37',
    output: '4',
    highTech: '航空航天技术领域',
    letters: { highTech: '08', support: 'F', key: 'B' },
    instrument: '飞行器表面流动显示测量仪',
    survey: '航空材料环境老化数据测定',
    partners: [
      partner('西安远翔飞行器有限公司', '68389215', '10', '610114'),
      partner('中航复合材料研究所', '40001823', '01', '110114'),
      partner('汉中航空部件有限公司', '22205198', '05', '610702'),
    ],
    topics: [
      topic('长航时无人机', '低雷诺数流动机理', '气动布局与能源管理', '太阳能无人机能源控制器'),
      topic('民机复合材料结构', '冲击损伤容限机理', '无损检测与修理', '便携式超声检测仪'),
      topic('航空发动机叶片', '叶尖间隙流动机理', '热障涂层制备', '热障涂层喷涂装置'),
      topic('通用飞机', '结冰演化与防护机理', '电热除冰', '电热除冰组件'),
    ],
  },
  agriculture: {
    field: '现代农业',
    discipline: '210',
    techField: '08',
    industry: '01',
    output: '6',
    highTech: '现代农业技术领域',
    letters: { highTech: '10', support: 'D', key: 'D' },
    instrument: '作物根系原位成像仪',
    survey: '黄土高原旱作农田水肥数据整编',
    partners: [
      partner('陕西秦丰种业有限公司', '71975503', '10', '610403'),
      partner('渭南市农业科学研究所', '43625110', '01', '610502'),
      partner('陕西农林职业大学', '43520844', '03', '610403'),
    ],
    topics: [
      topic('旱地小麦', '抗旱高产协同的遗传基础', '良种繁育与节水栽培', '抗旱小麦新品种'),
      topic('渭北苹果', '果实品质形成机理', '矮砧密植与水肥一体化', '果园水肥一体化装置'),
      topic('秦川肉牛', '肉质性状调控机制', '选育与标准化养殖', '秦川肉牛新品系'),
      topic('设施蔬菜', '连作障碍形成机制', '土壤修复与绿色防控', '土壤修复微生物菌剂'),
      topic('杂粮', '淀粉特性与加工适性机理', '精深加工与品质控制', '杂粮挤压重组米'),
    ],
  },
  energy: {
    field: '先进能源',
    discipline: '480',
    techField: '05',
    industry: '44',
    output: '3',
    highTech: '先进能源技术领域',
    letters: { highTech: '05', support: 'A', key: 'B' },
    instrument: '燃烧场温度多点测量仪',
    survey: '浙闽沿海风能资源数据整编',
    partners: [
      partner('浙江远景风电设备有限公司', '73998240', '10', '330604'),
      partner('华东电力勘测研究所', '42500961', '04', '330108'),
      partner('杭州汽轮节能有限公司', '25392017', '05', '330104'),
    ],
    topics: [
      topic('大型海上风电机组', '风浪耦合载荷机理', '支撑结构与运维', '风电基础监测装置'),
      topic('分布式光伏并网系统', '逆变器集群失稳机理', '协调控制与调度', '光伏集群控制器'),
      topic('低品位余热', '有机工质相变换热机理', '梯级利用', '余热发电机组'),
    ],
  },
  physics: {
    field: '物质科学',
    discipline: '140',
    techField: '15',
    industry: '73',
    output: '7',
    highTech: '新材料技术领域',
    letters: { highTech: '03', support: 'E', key: 'A' },
    instrument: '低温强磁场扫描隧道显微镜',
    survey: '标准物质谱图数据测定',
    only: ['01', '05', '07'],
    partners: [
      partner('江东大学', '46600713', '03', '320106'),
      partner('华东微纳加工研究所', '46698012', '01', '320508'),
      partner('合肥强磁场科学中心', '40003315', '01', '340104'),
    ],
    topics: [
      topic('二维量子材料', '自旋输运与拓扑物态', '晶圆级制备', '二维材料薄膜'),
      topic('强关联电子体系', '超导机理与物性调控', '单晶生长', '单晶样品'),
      topic('微纳光学结构', '光场局域与非线性机制', '超表面加工', '超表面透镜'),
    ],
  },
} satisfies Record<string, Domain>

export type DomainKey = keyof typeof DOMAINS
