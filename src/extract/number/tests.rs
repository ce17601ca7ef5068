//! The table of the contract, line by line, in every language.

use super::*;

const EN: Language = Language::English;
const ZH: Language = Language::SimplifiedChinese;
const TW: Language = Language::TraditionalChinese;

/// An amount in short: `~` about, `>=`, `<=`, `a..b`, the measure, `/rate`, `@precision`, `^` risen, `v` fallen, `#` in a name.
fn short(amount: &Amount) -> String {
    let mut text = String::new();
    for (mark, on) in [("#", amount.in_name), ("~", amount.approximate)] {
        text.push_str(if on { mark } else { "" });
    }
    match (amount.min, amount.max) {
        (Some(min), None) => text.push_str(&format!(">={min}")),
        (None, Some(max)) => text.push_str(&format!("<={max}")),
        (Some(min), Some(max)) if (min - max).abs() <= 1e-9 * max => text.push_str(&format!("{max}")),
        (Some(min), Some(max)) => text.push_str(&format!("{min}..{max}")),
        (None, None) => text.push('?'),
    }
    if let Some(measure) = amount.measure {
        text.push_str(&format!(" {measure}"));
    }
    if let Some(per) = amount.per {
        text.push_str(&format!("/{}", per.as_str()));
    }
    if let Some(precision) = amount.precision {
        text.push_str(&format!("@{precision}"));
    }
    for (mark, on) in [("^", amount.increase), ("v", amount.decrease), (" scale", amount.scale_only)] {
        text.push_str(if on { mark } else { "" });
    }
    text
}

fn all(text: &str, language: Language) -> String {
    find(text, language).iter().map(short).collect::<Vec<_>>().join(", ")
}

/// All lines that come out otherwise, at once.
fn check(language: Language, table: &[(&str, &str)]) {
    let wrong: Vec<_> = table
        .iter()
        .map(|(text, want)| (text, want, all(text, language)))
        .filter(|(_, want, got)| got != *want)
        .map(|(text, want, got)| format!("\n{text}\n    want {want}\n    got  {got}"))
        .collect();
    assert!(wrong.is_empty(), "{} of {}:{}", wrong.len(), table.len(), wrong.concat());
}

#[test]
fn english_amounts_are_read_as_the_contract_says() {
    check(
        EN,
        &[
            ("a 115B model", "115000000000"),
            ("115 billion parameters", "115000000000 parameters"),
            ("115 000 million parameters", "115000000000 parameters"),
            ("1.8T parameters", "1800000000000 parameters"),
            ("14.8T tokens", "14800000000000 tokens"),
            ("one trillion parameters", "1000000000000 parameters"),
            ("two and a half billion dollars", "2500000000 USD"),
            ("half a million chips", "500000 counter:chip"),
            ("one hundred and fifteen billion", "115000000000"),
            ("over 100 billion parameters", ">=100000000000 parameters"),
            ("more than 100 billion parameters", ">=100000000000 parameters"),
            ("at least 100 billion parameters", ">=100000000000 parameters"),
            ("100 billion+ parameters", ">=100000000000 parameters"),
            ("10,000+ GPUs", ">=10000 counter:chip"),
            ("10,000 or more chips", ">=10000 counter:chip"),
            ("up to 10,000 chips", "<=10000 counter:chip"),
            ("under 10,000 chips", "<=10000 counter:chip"),
            ("at most 10,000 chips", "<=10000 counter:chip"),
            ("no more than 10,000 chips", "<=10000 counter:chip"),
            ("does not exceed 40%", "<=40 percent"),
            ("about 10,000 chips", "~10000 counter:chip"),
            ("around 10,000 chips", "~10000 counter:chip"),
            ("nearly 10,000 chips", "~10000 counter:chip"),
            ("Roughly 10,000 chips", "~10000 counter:chip"),
            ("some 10,000 chips", "~10000 counter:chip"),
            ("at least about 10,000 chips", "~>=10000 counter:chip"),
            ("tens of thousands of chips", "~10000..100000 counter:chip"),
            ("hundreds of thousands of chips", "~100000..1000000 counter:chip"),
            ("thousands of chips", "~1000..10000 counter:chip"),
            ("dozens of chips", "~12..120 counter:chip"),
            ("hundreds of billions of parameters", "~100000000000..1000000000000 parameters"),
            ("several hundred thousand chips", "~100000..1000000 counter:chip"),
            ("a few thousand GPUs", "~1000..10000 counter:chip"),
            ("a couple of thousand GPUs", "~2000 counter:chip"),
            ("tens or hundreds of thousands of chips", "~10000..1000000 counter:chip"),
            ("a 100-billion-scale model", "~100000000000"),
            ("a trillion-scale model", "~1000000000000"),
            ("trillion-scale models", "~1000000000000 scale"),
            ("a trillion-parameter model", "1000000000000 parameters"),
            ("trillion-parameter models", "~1000000000000 parameters scale"),
            ("a 10,000-card cluster", "~10000 counter:card"),
            ("between 3 and 5 chips", "3..5 counter:chip"),
            ("3-5 chips", "3..5 counter:chip"),
            ("3 to 5 billion parameters", "3000000000..5000000000 parameters"),
            ("$3-5 billion", "3000000000..5000000000 USD"),
            ("$3 billion to $5 billion", "3000000000..5000000000 USD"),
            ("20-30%", "20..30 percent"),
            ("rose from 20% to 40%", "20 percent, 40 percent"),
            ("between 550 and 600 kW", "550000..600000 watt"),
            ("ranging from 1B to 72B parameters", "1000000000..72000000000 parameters"),
            ("128K tokens", "128000 tokens"),
            ("49.2 TB", "49200000000000 byte"),
            ("1,229 TB/s", "1229000000000000 byte_per_second"),
            ("700GB/s", "700000000000 byte_per_second"),
            ("64 GiB of memory", "64000000000 byte"),
            ("400 Gb/s links", "400000000000 bit_per_second"),
            ("559 kW", "559000 watt"),
            ("a 500-megawatt site", "500000000 watt"),
            ("a one-gigawatt cluster", "1000000000 watt"),
            ("a 7nm process, 2 nm node", "7 nanometre, 2 nanometre"),
            ("7-nanometer chips", "7 nanometre"),
            ("780 TFLOPS in BF16", "780000000000000 flops@BF16"),
            ("1 PFLOPS (FP8)", "1000000000000000 flops@FP8"),
            ("800 TOPS INT8", "800000000000000 ops@INT8"),
            ("780 dense BF16 TFLOPS", "780000000000000 flops@BF16"),
            (
                "Dense BF16        300 PFLOPS          180 PFLOPS",
                "300000000000000000 flops@BF16, 180000000000000000 flops@BF16",
            ),
            ("about 148 teraflops of FP16 compute", "~148000000000000 flops@FP16"),
            ("one exaflop", "1000000000000000000 flops"),
            ("6 x 10^23 FLOP", "600000000000000000000000 flop"),
            ("3.8e25 FLOPs", "38000000000000000000000000 flop"),
            ("2.788M H800 GPU hours", "2788000 chip_hour, #800"),
            ("30 percent", "30 percent"),
            ("one third of them", "33.33333333333333 percent"),
            ("about a third of a GB200's throughput", "~33.33333333333333 percent, #200"),
            ("half of the chips", "50 percent"),
            ("two-thirds of the chips", "66.66666666666666 percent"),
            ("1.7x a GB200", "1.7 times, #200"),
            ("1.7 times the memory", "1.7 times"),
            ("twice the memory", "2 times"),
            ("double the memory", "2 times"),
            ("improved by 40%", "40 percent^"),
            ("40% faster", "40 percent^"),
            ("fell by 20%", "20 percentv"),
            ("$5.6 million", "5600000 USD"),
            ("US$5.6m", "5600000 USD"),
            ("RMB 27.8 billion", "27800000000 CNY"),
            ("C$2 billion", "2000000000 CAD"),
            ("NT$100 million", "100000000 TWD"),
            ("€200 billion", "200000000000 EUR"),
            ("Rs. 10,372 crore", "103720000000 INR"),
            ("₹52 crore", "520000000 INR"),
            ("6.35 million yuan", "6350000 CNY"),
            ("120,000 yuan", "120000 CNY"),
            ("50,000 wafers per month", "50000 counter:wafer/month"),
            ("20,000 wafers a month", "20000 counter:wafer/month"),
            ("500,000 of Nvidia's most advanced chips a year", "500000 counter:chip/year"),
            ("100,000 a year", "100000/year"),
            ("8x H100", "8 counter:piece, #100"),
            ("384 x Ascend 910C", "384 counter:piece, #910"),
            ("4,096 Nvidia H100 GPUs", "4096 counter:chip, #100"),
            ("41 days on 1,024 H100s", "41 day, 1024, #100"),
            ("nine days", "9 day"),
            ("5 percentage points", "5 percent_point"),
            ("TeleChat2-115B", "#2, #115000000000"),
            ("the H100, the GPT-4, the 910B and PCIe 5.0", "#100, #4, #910000000000, #5"),
            ("Qwen2.5-72B", "#2.5, #72000000000"),
            ("in 2024 and on 2024-09-28 at 10:30", ""),
        ],
    );
}

#[test]
fn chinese_amounts_are_read_as_the_contract_says() {
    check(
        ZH,
        &[
            ("1150亿参数", "115000000000 parameters"),
            ("1,150亿参数", "115000000000 parameters"),
            ("一千一百五十亿参数", "115000000000 parameters"),
            ("三点五万亿token", "3500000000000 tokens"),
            ("10万亿Tokens", "10000000000000 tokens"),
            ("参数达到一万亿", "1000000000000"),
            ("超过1000亿参数", ">=100000000000 parameters"),
            ("逾千亿参数", ">=100000000000 parameters scale"),
            ("1000亿以上参数", ">=100000000000 parameters"),
            ("突破1000亿元", ">=100000000000 CNY"),
            ("不低于5000张", ">=5000 counter:card"),
            ("不超过5000张", "<=5000 counter:card"),
            ("上看5000张", "<=5000 counter:card"),
            ("最多可达5000张", "<=5000 counter:card"),
            ("5000张以下", "<=5000 counter:card"),
            ("约1万张", "~10000 counter:card"),
            ("近万张", "~10000 counter:card scale"),
            ("大约1.5万张", "~15000 counter:card"),
            ("1.5万张左右", "~15000 counter:card"),
            ("10多万张", ">=100000 counter:card"),
            ("二十余万颗", ">=200000 counter:piece"),
            ("数万颗国产芯片", "~10000..100000 counter:piece"),
            ("几万张卡", "~10000..100000 counter:card"),
            ("上万张卡", ">=10000 counter:card"),
            ("成千上万颗芯片", "~1000..100000 counter:chip"),
            ("数十万颗", "~100000..1000000 counter:piece"),
            ("数千亿参数", "~100000000000..1000000000000 parameters"),
            ("数千张", "~1000..10000 counter:card"),
            ("千亿级参数", "~100000000000 parameters scale"),
            ("万亿级大模型", "~1000000000000 scale"),
            ("千亿参数大模型", "~100000000000 parameters scale"),
            ("百亿参数", "~10000000000 parameters scale"),
            ("万卡集群", "~10000 counter:card scale"),
            ("十万卡集群", "~100000 counter:card scale"),
            ("3万卡集群", "30000 counter:card"),
            ("3至5万张", "30000..50000 counter:card"),
            ("3～5万张", "30000..50000 counter:card"),
            ("8万至14万颗之间", "80000..140000 counter:piece"),
            ("20%-30%", "20..30 percent"),
            ("从20%提升到40%", "20 percent, 40 percent"),
            ("3579P", "3579000000000000000 flops"),
            ("1万P", "10000000000000000000 flops"),
            ("20000P以上", ">=20000000000000000000 flops"),
            ("总算力达到300 PFLOPS（BF16）", "300000000000000000 flops@BF16"),
            ("每秒10亿亿次", "100000000000000000 flops"),
            ("1亿亿次/秒", "10000000000000000 flops"),
            ("六成", "60 percent"),
            ("三成五", "35 percent"),
            ("八成以上", ">=80 percent"),
            ("三分之一", "33.33333333333333 percent"),
            ("百分之三十", "30 percent"),
            ("约为NVL72的2.1倍", "#72, ~2.1 times"),
            ("两倍", "2 times"),
            ("翻一番", "2 times"),
            ("提升40%", "40 percent^"),
            ("提升了40%", "40 percent^"),
            ("下降20%", "20 percentv"),
            ("40兆瓦", "40000000 watt"),
            ("50万千瓦", "500000000 watt"),
            ("559kW", "559000 watt"),
            ("7纳米", "7 nanometre"),
            ("27.8亿元", "2780000000 CNY"),
            ("人民币27.8亿元", "2780000000 CNY"),
            ("460万美元", "4600000 USD"),
            ("1.7万亿日元", "1700000000000 JPY"),
            ("256K上下文", "256000"),
            ("49.2TB", "49200000000000 byte"),
            ("80G显存", "80000000000 byte"),
            ("每月4.5万片", "45000 counter:slice/month"),
            ("年采购量不少于5000张", ">=5000 counter:card/year"),
            ("26万块GPU", "260000 counter:chip"),
            ("384颗昇腾910C芯片", "384 counter:piece, #910"),
            ("阿里平头哥　16384张　　1945P", "16384 counter:card, 1945000000000000000 flops"),
            ("64GB，功耗350W", "64000000000 byte, 350 watt"),
            ("2024年9月28日，一个模型、三星、百度", ""),
            ("TeleChat2-115B", "#2, #115000000000"),
            ("总参数1万亿、激活320亿", "1000000000000, 32000000000"),
        ],
    );
    check(
        TW,
        &[
            ("2.6億元", "260000000 CNY"),
            ("新台幣2.6億元", "260000000 TWD"),
            ("1.2兆個參數", "1200000000000 parameters"),
            ("近560千瓦", "~560000 watt"),
            ("7奈米製程", "7 nanometre"),
            ("月產能約2.6萬片", "~26000 counter:slice/month"),
            ("良率約四成", "~40 percent"),
            ("僅約GB200的三分之一", "#200, ~33.33333333333333 percent"),
        ],
    );
}
