//! Firms that go by the names that they are registered under.

use crate::model::Language::SimplifiedChinese;

use super::rows::{Row, check};

const REGISTERED: &[Row] = &[
    (SimplifiedChinese, "云桥智算科技股份有限公司采购512张海光K100。", &["云桥智算科技 order 512"]),
    (SimplifiedChinese, "金溪市大数据发展集团有限公司采购512张海光K100。", &["金溪市大数据发展集团 order 512"]),
    (SimplifiedChinese, "北京云桥智算科技有限公司采购512张海光K100。", &["北京云桥智算科技 order 512"]),
    (SimplifiedChinese, "中科天玑数据科技股份有限公司采购512张海光K100。", &["中科天玑数据科技 order 512"]),
    (SimplifiedChinese, "该有限公司采购512张海光K100。", &[]),
];

#[test]
fn a_firm_is_known_by_the_name_it_is_registered_under() {
    check(REGISTERED, &["order"]);
}
