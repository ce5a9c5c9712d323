/**
 * What people choose first when rules demand several kinds of characters: letters and digits in
 * lower case, without other characters. Keyboard walks, names, years, Chinese favourites.
 */
const WORDS = `
  aa123456 aa1234567 aa12345678 aa123456789 aa1234567890 aa112233 aabb1122 aabbcc123 aaa123456
  aaaa1111 abc12345 abc123456 abc1234567 abc12345678 abc123456789 abc123 abcd123 abcd1234
  abcd12345 abcd123456 abcde123 abcde12345 abcdef123 abcdefg1 abcdefg123 a1234567 a12345678
  a123456789 a1234567890 a1b2c3d4 a1b2c3d4e5 a1s2d3f4 asd12345 asd123456 asdf1234 asdf12345
  asdfg123 asdfgh123 asdfghjkl1 admin123 admin1234 admin12345 admin123456 admin12345678
  admin123456789 admin888 admin666 administrator1 administrator123 root1234 root12345 root123456
  password password1 password12 password123 password1234 password12345 password123456 passw0rd
  passw0rd1 passw0rd123 pass1234 pass12345 pass123456 pwd12345 pwd123456 p4ssw0rd
  qwe12345 qwe123456 qwer1234 qwer12345 qwer123456 qwert123 qwert12345 qwerty12 qwerty123
  qwerty1234 qwerty12345 qwerty123456 qwertyuiop1 qweasd123 qweasdzxc1 qweasdzxc123 qaz12345
  qaz123456 qazwsx12 qazwsx123 qazwsxedc1 qazwsxedc123 1qaz2wsx 1qaz2wsx3edc 1qazwsx 1qazwsx3edc qazwsx 1q2w3e4r 1q2w3e4r5t
  1q2w3e4r5t6y zaq12wsx zaq1xsw2 zxc12345 zxc123456 zxcv1234 zxcvbnm1 zxcvbnm12 zxcvbnm123
  iloveyou1 iloveyou12 iloveyou123 iloveyou520 iloveyou1314 welcome1 welcome12 welcome123
  welcome1234 letmein1 letmein123 changeme1 changeme123 monkey123 dragon123 master123 sunshine1
  test1234 test12345 test123456 user1234 user123456 guest123 demo1234 hello123 hello1234 login123
  woaini12 woaini123 woaini520 woaini521 woaini1314 woaini5201314 woaiwojia1 woaiwojia123
  5201314a 5201314abc a5201314 aini1314 love1314 love5201314 520520aa 1314520a wodemima1
  wodemima123 mima1234 mima12345 mima123456 nihao123 nihao1234 nihao123456 nihaoma1 nihaoma123
  zhang123 zhang1234 wang1234 wang12345 li123456 lihao123 chen1234 liu12345 xiaoming1 xiaoming123
  woshishui1 woshishui123 zhongguo1 zhongguo123 zhongguo2016 zhongguo2017 beijing1 beijing123
  beijing2008 beijing2016 beijing2017 shanghai1 shanghai123 china123 china1234 china2016 china2017
  tianxia1 caonima1 caonima123 taobao123 huawei123 huawei12345 lenovo123 tencent123 qq123456
  qq12345678 q123456789 w123456789 z123456789 x123456789 123456aa 123456abc 1234567a 12345678a
  123456789a 12345678abc 123456789abc 1234abcd 12345abc 123abc123 123qweasd 123qweasdzxc 123qwe123
  qwe123qwe asd123asd 123456qq 123456qwe 112233aa 111111aa 11111111a 88888888a 66666666a 147258369a
  keji1234 keji123 keji12345 keji123456 keyan123 keyan1234 xiangmu1 xiangmu123 ketizu123
  kjb12345 kjt12345 kjj12345 diaocha123 tongji123 kj123456 kj12345678 kj123kj123 most1234
`

export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/))
