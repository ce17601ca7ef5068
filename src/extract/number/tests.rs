//! The table of the contract, line by line, in every language.
#![expect(clippy::too_many_lines, reason = "a table is as long as the contract")]
#![expect(clippy::format_push_string, reason = "a test may allocate")]
#![expect(clippy::cast_precision_loss, reason = "all numbers are below 2^53")]

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
            ("exceed an 80% rate", ">=80 percent"),
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
            ("在H800万卡集群上", "#800, ~10000 counter:card scale"),
            ("昇腾910B千卡集群", "#910000000000, ~1000 counter:card scale"),
            ("报价18万一张", "180000"),
            ("天垓150万卡集群", "#150, ~10000 counter:card scale"),
            ("100万卡集群", "1000000 counter:card"),
            ("昇腾20万卡集群", "200000 counter:card"),
            ("昇腾910千卡集群", "#910, ~1000 counter:card scale"),
            ("海光200万卡集群", "2000000 counter:card"),
            ("寒武纪290千卡集群", "#290, ~1000 counter:card scale"),
            ("思元590千卡级训练", "#590, ~1000 counter:card scale"),
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
            ("最多提高至5000张", "<=5000 counter:card"),
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
            ("四成至五成", "40..50 percent"),
            ("介于四成与五成之间", "40..50 percent"),
            ("介于40%与50%之间", "40..50 percent"),
            ("从四成到五成", "40 percent, 50 percent"),
            ("四成与五成", "40 percent, 50 percent"),
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

#[test]
fn amounts_of_other_languages_are_read_as_the_contract_says() {
    check(
        Language::Japanese,
        &[
            ("130億パラメータ", "13000000000 parameters"),
            ("1.2兆パラメータ", "1200000000000 parameters"),
            ("約3,800億トークン", "~380000000000 tokens"),
            ("数千億パラメータ", "~100000000000..1000000000000 parameters"),
            ("1100億円超", ">=110000000000 JPY"),
            ("9200億円", "920000000000 JPY"),
            ("1兆円以上", ">=1000000000000 JPY"),
            ("1000万ドル未満", "<=10000000 USD"),
            ("最大で5000億円", "<=500000000000 JPY"),
            ("約40メガワット", "~40000000 watt"),
            ("7ナノメートル", "7 nanometre"),
            ("5割", "50 percent"),
            ("7割5分", "75 percent"),
            ("4分の1", "25 percent"),
            ("2.5倍", "2.5 times"),
            ("32GBのHBM2", "32000000000 byte, #2"),
            ("10万枚のウエハー", "100000 counter:wafer"),
            ("3〜5万台", "30000..50000 counter:machine"),
            ("2万個のGPU", "20000 counter:piece"),
        ],
    );
    check(
        Language::Korean,
        &[
            ("매개변수 320억 개", "32000000000 counter:piece"),
            ("2조5000억 원", "2500000000000 KRW"),
            ("2조 5000억원", "2500000000000 KRW"),
            ("최대 2조5000억 원", "<=2500000000000 KRW"),
            ("약 1만 장", "~10000 counter:card"),
            ("2만 장가량", "~20000 counter:card"),
            ("1만 달러 안팎", "~10000 USD"),
            ("1만여 개", ">=10000 counter:piece"),
            ("50만 개 이상", ">=500000 counter:piece"),
            ("수만 장", "~10000..100000 counter:card"),
            ("수십만 개", "~100000..1000000 counter:piece"),
            ("5나노", "5 nanometre"),
            ("초당 1.5TB", "1500000000000 byte_per_second"),
            ("180W", "180 watt"),
            ("2.25배", "2.25 times"),
            ("두 배", "2 times"),
            ("4분의 1", "25 percent"),
            ("절반", "50 percent"),
            ("512테라플롭스", "512000000000000 flops"),
            ("연간 2만 장", "20000 counter:card/year"),
        ],
    );
    check(
        Language::German,
        &[
            ("49,2 TB", "49200000000000 byte"),
            ("1.229 TB/s", "1229000000000000 byte_per_second"),
            ("1.000.000 Chips", "1000000 counter:chip"),
            ("27,8 Milliarden Euro", "27800000000 EUR"),
            ("2,5 Mrd. Euro", "2500000000 EUR"),
            ("1,2 Billionen Parameter", "1200000000000 parameters"),
            ("eine Milliarde Euro", "1000000000 EUR"),
            ("mehr als 10.000 Chips", ">=10000 counter:chip"),
            ("bis zu 10.000 Chips", "<=10000 counter:chip"),
            ("rund 24.000 Beschleuniger", "~24000 counter:chip"),
            ("Zehntausende Chips", "~10000..100000 counter:chip"),
            ("einem Exaflops", "1000000000000000000 flops"),
            ("durchschnittlich 11 Megawatt", "~11000000 watt"),
            ("40 Prozent", "40 percent"),
            ("ein Drittel", "33.333333333333336 percent"),
            ("3 bis 5 Milliarden Euro", "3000000000..5000000000 EUR"),
            ("6 Nanometern", "6 nanometre"),
        ],
    );
    check(
        Language::French,
        &[
            ("18 000 puces", "18000 counter:chip"),
            ("130 millions d'euros", "130000000 EUR"),
            ("24 milliards de paramètres", "24000000000 parameters"),
            ("1,5 billion de paramètres", "1500000000000 parameters"),
            ("jusqu'à 128 000 jetons", "<=128000 tokens"),
            ("plusieurs milliards d'euros", "~1000000000..10000000000 EUR"),
            ("Moins de 5 %", "<=5 percent"),
            ("64 Go de mémoire", "64000000000 byte"),
            ("40 MW", "40000000 watt"),
            ("environ 10 000 puces", "~10000 counter:chip"),
            ("au moins 10 000 puces", ">=10000 counter:chip"),
            ("des dizaines de milliers de puces", "~10000..100000 counter:chip"),
            ("6 nm", "6 nanometre"),
            ("512 H100", "512, #100"),
        ],
    );
    check(
        Language::Russian,
        &[
            ("49,2 Тбайт", "49200000000000 byte"),
            ("1229 Тбайт/с", "1229000000000000 byte_per_second"),
            ("300 Пфлопс", "300000000000000000 flops"),
            ("8 млн долларов", "8000000 USD"),
            ("27,8 млрд рублей", "27800000000 RUB"),
            ("1,2 трлн параметров", "1200000000000 parameters"),
            ("10 тыс. чипов", "10000 counter:chip"),
            ("1 000 000 чипов", "1000000 counter:chip"),
            ("десятки тысяч ускорителей", "~10000..100000 counter:chip"),
            ("более 10 000 ускорителей", ">=10000 counter:chip"),
            ("до 10 000 ускорителей", "<=10000 counter:chip"),
            ("около 560 кВт", "~560000 watt"),
            ("в 1,7 раза больше", "1.7 times"),
            ("не превышает 40 %", "<=40 percent"),
            ("по 7-нм нормам", "7 nanometre"),
            ("от 3 до 5 млрд рублей", "3000000000..5000000000 RUB"),
        ],
    );
    check(
        Language::Spanish,
        &[
            ("300 mil millones de euros", "300000000000 EUR"),
            ("1,5 billones de parámetros", "1500000000000 parameters"),
            ("más de 10.000 chips", ">=10000 counter:chip"),
            ("unos 10.000 chips", "~10000 counter:chip"),
            ("hasta 10.000 chips", "<=10000 counter:chip"),
            ("decenas de miles de chips", "~10000..100000 counter:chip"),
            ("el 40 por ciento", "40 percent"),
        ],
    );
    check(
        Language::Italian,
        &[
            ("2,5 miliardi di euro", "2500000000 EUR"),
            ("oltre 10.000 chip", ">=10000 counter:chip"),
            ("circa 10.000 chip", "~10000 counter:chip"),
            ("fino a 10mila chip", "<=10000 counter:chip"),
            ("decine di migliaia di chip", "~10000..100000 counter:chip"),
        ],
    );
}

#[test]
fn what_only_looks_like_an_amount_is_none() {
    check(
        EN,
        &[
            ("version 2.0.1 of 2024-09-28", ""),
            ("call +86-10-6234-5678", ""),
            ("at 10:30:15", ""),
            ("in 1999 and in 2024/9", ""),
            ("the first one of them, someone, none", ""),
            ("a tenant of the weightless height", ""),
            ("millionaires and thousandths", ""),
            ("often, tension, dozing, hundredfold", "100 times"),
            ("Phase 3, level 2", "#3, #2"),
            ("the H20, GB200, MI300X and A64FX", "#20, #200, #300, #64"),
            ("a second half, the first half", ""),
        ],
    );
    check(
        ZH,
        &[
            ("一个模型，一些芯片，一直，统一，万一，十分", ""),
            ("三星、百度、千问、万科、四川、五角大楼、九章", ""),
            ("2024年9月28日10时30分", ""),
            ("第三季度、第2代、十五五规划", ""),
            ("参数、次数、多数、数据、几乎、上海", ""),
            ("完成、成为、成都、一成不变", ""),
        ],
    );
}

mod properties {
    use proptest::prelude::*;

    use super::*;

    /// A whole number in Chinese, as it is read out.
    fn chinese(n: u64) -> String {
        const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
        fn below_ten_thousand(n: u64, inner: bool) -> String {
            let mut text = String::new();
            let mut zero = inner && n < 1000;
            for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
                let digit = n / unit % 10;
                if digit == 0 {
                    zero = zero || !text.is_empty();
                    continue;
                }
                if zero {
                    text.push('零');
                    zero = false;
                }
                text.push_str(DIGITS[usize::try_from(digit).unwrap()]);
                text.push_str(name);
            }
            text
        }
        let mut text = String::new();
        for (unit, name) in [(100_000_000_u64, "亿"), (10_000, "万"), (1, "")] {
            let part = n / unit % 10_000;
            if part > 0 {
                text.push_str(&below_ten_thousand(part, !text.is_empty()));
                text.push_str(name);
            } else if unit == 10_000 && !text.is_empty() && n % 10_000 >= 1000 {
                text.push('零');
            }
        }
        text
    }

    /// A whole number in English words.
    fn english(n: u64) -> String {
        const SMALL: [&str; 20] = [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ];
        const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        let index = |n: u64| usize::try_from(n).unwrap();
        match n {
            0..20 => SMALL[index(n)].to_owned(),
            20..100 if n.is_multiple_of(10) => TENS[index(n / 10)].to_owned(),
            20..100 => format!("{}-{}", TENS[index(n / 10)], SMALL[index(n % 10)]),
            _ => {
                let (unit, name) = [
                    (1_000_000_000_000, "trillion"),
                    (1_000_000_000, "billion"),
                    (1_000_000, "million"),
                    (1000, "thousand"),
                    (100, "hundred"),
                ]
                .into_iter()
                .find(|(unit, _)| n >= *unit)
                .unwrap();
                let head = format!("{} {name}", english(n / unit));
                match n % unit {
                    0 => head,
                    rest if unit == 100 => format!("{head} and {}", english(rest)),
                    rest => format!("{head} {}", english(rest)),
                }
            }
        }
    }

    proptest! {
        #[test]
        fn a_number_in_chinese_reads_back(n in 1_u64..999_999_999_999) {
            let text = format!("共{}颗", chinese(n));
            let found = find(&text, ZH);
            prop_assert_eq!(found.first().and_then(Amount::exact), Some(n as f64), "{}", text);
        }

        #[test]
        fn a_number_in_english_reads_back(n in 2_u64..999_999_999_999_999) {
            let text = format!("they have {} chips", english(n));
            let found = find(&text, EN);
            prop_assert_eq!(found.first().and_then(Amount::exact), Some(n as f64), "{}", text);
        }

        #[test]
        fn digits_read_back_in_every_grouping(n in 10_000_u64..999_999_999_999) {
            let plain = n.to_string();
            let mut grouped = String::new();
            for (i, digit) in plain.chars().enumerate() {
                if i > 0 && (plain.len() - i) % 3 == 0 {
                    grouped.push('\u{202F}');
                }
                grouped.push(digit);
            }
            for (text, language) in [(plain.clone(), EN), (grouped.replace('\u{202F}', ","), EN), (grouped.replace('\u{202F}', "."), Language::German), (grouped, Language::French)] {
                let found = find(&format!("xx {text} chips"), language);
                prop_assert_eq!(found.first().and_then(Amount::exact), Some(n as f64), "{}", text);
            }
        }

        #[test]
        fn no_text_breaks_it_and_spans_lie_on_character_borders(
            parts in proptest::collection::vec("[0-9]{1,4}|[,.:/+-]|[ \n]|(one|half|a|tens of|thousand|million|to|per|the|Q3|May)|[万亿千百十几数多余上半成点分之三一零年月日级卡张约超至]{1,4}|(수|만|억|조|개|여 )|(млрд|тыс\\.|до)|[a-zA-Z%$€]{1,3}|\\PC", 0..24),
            language in 0_usize..11,
        ) {
            let text = parts.concat();
            let mut end = 0;
            for amount in find(&text, Language::ALL[language]) {
                for span in [amount.span, amount.number, amount.measure_text] {
                    prop_assert!(text.get(span.start..span.end).is_some(), "{:?} {:?}", text, amount);
                }
                prop_assert!(amount.span.start >= end, "{:?} {:?}", text, amount);
                prop_assert!(amount.span.contains(amount.number));
                end = amount.span.end;
            }
            crate::extract::date::find(&text, Language::ALL[language], chrono::NaiveDate::from_ymd_opt(2024, 2, 29));
        }
    }
}

#[test]
fn a_list_shares_the_unit_of_its_last_number() {
    let cases: &[(&str, &[f64])] = &[
        ("They have 64, 128 and 144 GB.", &[6.4e10, 1.28e11, 1.44e11]),
        ("with 0.5, 1.8, 4 and 7 billion parameters", &[5e8, 1.8e9, 4e9, 7e9]),
        ("Power rose from 310 to 600 W.", &[310.0, 600.0]),
        ("the Ascend 910 and 64 GB", &[6.4e10]),
    ];
    for (text, expected) in cases {
        let values: Vec<f64> = find(text, Language::English)
            .iter()
            .filter(|amount| !amount.in_name && amount.measure.is_some())
            .filter_map(Amount::exact)
            .collect();
        assert_eq!(values, *expected, "{text}");
    }
}
