//! The number words of German, French, Russian, Spanish and Italian.

/// A word and its number.
pub(super) type Words = &'static [(&'static str, f64)];

pub(super) const GERMAN_MAGNITUDES: Words = &[
    ("hundert", 1e2),
    ("tausend", 1e3),
    ("Tsd.", 1e3),
    ("Million", 1e6),
    ("Millionen", 1e6),
    ("Mio.", 1e6),
    ("Mio", 1e6),
    ("Milliarde", 1e9),
    ("Milliarden", 1e9),
    ("Mrd.", 1e9),
    ("Mrd", 1e9),
    ("Billion", 1e12),
    ("Billionen", 1e12),
    ("Bio.", 1e12),
    ("Dutzend", 12.0),
];

pub(super) const FRENCH_MAGNITUDES: Words = &[
    ("cents", 1e2),
    ("cent", 1e2),
    ("mille", 1e3),
    ("milliers", 1e3),
    ("million", 1e6),
    ("millions", 1e6),
    ("milliard", 1e9),
    ("milliards", 1e9),
    ("Mds", 1e9),
    ("Md", 1e9),
    ("billion", 1e12),
    ("billions", 1e12),
    ("douzaine", 12.0),
];

pub(super) const RUSSIAN_MAGNITUDES: Words = &[
    ("тыс.", 1e3),
    ("тыс", 1e3),
    ("тысяч", 1e3),
    ("тысячи", 1e3),
    ("тысяча", 1e3),
    ("млн", 1e6),
    ("миллион", 1e6),
    ("миллиона", 1e6),
    ("миллионов", 1e6),
    ("млрд", 1e9),
    ("миллиард", 1e9),
    ("миллиарда", 1e9),
    ("миллиардов", 1e9),
    ("трлн", 1e12),
    ("триллион", 1e12),
    ("триллиона", 1e12),
    ("триллионов", 1e12),
];

pub(super) const SPANISH_MAGNITUDES: Words = &[
    ("mil millones", 1e9),
    ("cien", 1e2),
    ("mil", 1e3),
    ("millón", 1e6),
    ("millones", 1e6),
    ("billón", 1e12),
    ("billones", 1e12),
];

pub(super) const ITALIAN_MAGNITUDES: Words = &[
    ("mila", 1e3),
    ("mille", 1e3),
    ("milione", 1e6),
    ("milioni", 1e6),
    ("mln", 1e6),
    ("miliardo", 1e9),
    ("miliardi", 1e9),
    ("mld", 1e9),
    ("bilione", 1e12),
    ("bilioni", 1e12),
];

pub(super) const GERMAN_SMALLS: Words = &[
    ("ein", 1.0),
    ("eine", 1.0),
    ("einen", 1.0),
    ("einem", 1.0),
    ("einer", 1.0),
    ("zwei", 2.0),
    ("drei", 3.0),
    ("vier", 4.0),
    ("fünf", 5.0),
    ("sechs", 6.0),
    ("sieben", 7.0),
    ("acht", 8.0),
    ("neun", 9.0),
    ("zehn", 10.0),
    ("elf", 11.0),
    ("zwölf", 12.0),
    ("zwanzig", 20.0),
    ("anderthalb", 1.5),
    ("hunderttausend", 1e5),
];

pub(super) const FRENCH_SMALLS: Words = &[
    ("un", 1.0),
    ("une", 1.0),
    ("deux", 2.0),
    ("trois", 3.0),
    ("quatre", 4.0),
    ("cinq", 5.0),
    ("six", 6.0),
    ("sept", 7.0),
    ("huit", 8.0),
    ("neuf", 9.0),
    ("dix", 10.0),
    ("onze", 11.0),
    ("douze", 12.0),
    ("vingt", 20.0),
    ("cent", 100.0),
    ("mille", 1e3),
];

pub(super) const RUSSIAN_SMALLS: Words = &[
    ("один", 1.0),
    ("одна", 1.0),
    ("одного", 1.0),
    ("два", 2.0),
    ("две", 2.0),
    ("двух", 2.0),
    ("три", 3.0),
    ("трёх", 3.0),
    ("трех", 3.0),
    ("четыре", 4.0),
    ("пять", 5.0),
    ("шесть", 6.0),
    ("семь", 7.0),
    ("восемь", 8.0),
    ("девять", 9.0),
    ("десять", 10.0),
    ("сто", 100.0),
    ("полтора", 1.5),
];

pub(super) const SPANISH_SMALLS: Words = &[
    ("un", 1.0),
    ("una", 1.0),
    ("dos", 2.0),
    ("tres", 3.0),
    ("cuatro", 4.0),
    ("cinco", 5.0),
    ("seis", 6.0),
    ("siete", 7.0),
    ("ocho", 8.0),
    ("nueve", 9.0),
    ("diez", 10.0),
    ("veinte", 20.0),
    ("cien", 100.0),
    ("mil", 1e3),
];

pub(super) const ITALIAN_SMALLS: Words = &[
    ("un", 1.0),
    ("una", 1.0),
    ("uno", 1.0),
    ("due", 2.0),
    ("tre", 3.0),
    ("quattro", 4.0),
    ("cinque", 5.0),
    ("sei", 6.0),
    ("sette", 7.0),
    ("otto", 8.0),
    ("nove", 9.0),
    ("dieci", 10.0),
    ("venti", 20.0),
    ("cento", 100.0),
    ("mille", 1e3),
    ("mezzo", 0.5),
];

pub(super) const GERMAN_SEVERAL: Words = &[
    ("hunderttausende", 1e5),
    ("hunderttausenden", 1e5),
    ("zehntausende", 1e4),
    ("zehntausenden", 1e4),
    ("tausende", 1e3),
    ("tausenden", 1e3),
    ("hunderte", 1e2),
    ("hunderten", 1e2),
    ("dutzende", 12.0),
    ("mehrere hunderttausend", 1e5),
    ("mehrere zehntausend", 1e4),
    ("mehrere", 1.0),
    ("einige", 1.0),
];

pub(super) const FRENCH_SEVERAL: Words = &[
    ("des centaines de milliers", 1e5),
    ("des dizaines de milliers", 1e4),
    ("centaines de milliers", 1e5),
    ("dizaines de milliers", 1e4),
    ("centaines de", 1e2),
    ("dizaines de", 10.0),
    ("des milliers", 1e3),
    ("milliers", 1e3),
    ("des millions", 1e6),
    ("des milliards", 1e9),
    ("plusieurs", 1.0),
    ("quelques", 1.0),
];

pub(super) const RUSSIAN_SEVERAL: Words = &[
    ("сотни тысяч", 1e5),
    ("сотен тысяч", 1e5),
    ("десятки тысяч", 1e4),
    ("десятков тысяч", 1e4),
    ("тысячи", 1e3),
    ("сотни", 1e2),
    ("сотен", 1e2),
    ("десятки", 10.0),
    ("десятков", 10.0),
    ("миллионы", 1e6),
    ("миллиарды", 1e9),
    ("несколько", 1.0),
    ("нескольких", 1.0),
];

pub(super) const SPANISH_SEVERAL: Words = &[
    ("cientos de miles", 1e5),
    ("decenas de miles", 1e4),
    ("cientos de", 1e2),
    ("decenas de", 10.0),
    ("miles", 1e3),
    ("varios", 1.0),
    ("varias", 1.0),
    ("unos pocos", 1.0),
];

pub(super) const ITALIAN_SEVERAL: Words = &[
    ("centinaia di migliaia", 1e5),
    ("decine di migliaia", 1e4),
    ("centinaia di", 1e2),
    ("decine di", 10.0),
    ("migliaia", 1e3),
    ("diversi", 1.0),
    ("alcuni", 1.0),
];
