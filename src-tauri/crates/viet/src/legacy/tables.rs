//! What each encoding's bytes show. Tables are facts: they were typed from the standards and from the fonts' own maps,
//! and are held by structure (every Vietnamese letter once, no two alike).

/// TCVN 5712:1993, VN3, as the fonts of ABC have it: each byte, as Latin-1 shows it, over the letter it stands for. Capitals
/// with a tone have no byte of their own: a font whose name ends in H draws the small ones as capitals.
pub(super) const TCVN3: [&str; 2] = [
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u{ad}õøö÷ùúýûüþ¡¢£¤¥¦§",
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯĐ",
];

/// VNI-Windows: letters with a byte of their own.
pub(super) const VNI_ALONE: [&str; 2] = ["ôöñíìæóòîÔÖÑÍÌÆÓÒÎ", "ơưđíìỉĩịỵƠƯĐÍÌỈĨỊỴ"];

/// VNI-Windows: bytes that stand behind a vowel and say its marks.
pub(super) const VNI_MARKS: [(char, &str); 17] = [
    ('ù', "\u{301}"),
    ('ø', "\u{300}"),
    ('û', "\u{309}"),
    ('õ', "\u{303}"),
    ('ï', "\u{323}"),
    ('â', "\u{302}"),
    ('ê', "\u{306}"),
    ('á', "\u{302}\u{301}"),
    ('à', "\u{302}\u{300}"),
    ('å', "\u{302}\u{309}"),
    ('ã', "\u{302}\u{303}"),
    ('ä', "\u{302}\u{323}"),
    ('é', "\u{306}\u{301}"),
    ('è', "\u{306}\u{300}"),
    ('ë', "\u{306}\u{323}"),
    ('ú', "\u{306}\u{309}"),
    ('ü', "\u{306}\u{303}"),
];

/// VISCII (RFC 1456), 0x80 to 0xFF. Its six letters among the control codes (Ẳ Ẵ Ẫ Ỷ Ỹ Ỵ) never come through a document.
pub(super) const VISCII: &str = "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ";

/// VPS: each byte over its letter. Capitals that only have a control code are drawn with the small letter's byte.
#[rustfmt::skip]
pub(super) const VPS: [(u8, char); 120] = [
    (0xe0, 'à'), (0xe1, 'á'), (0xe4, 'ả'), (0xe3, 'ã'), (0xe5, 'ạ'), (0xe2, 'â'), (0xc0, 'ầ'), (0xc3, 'ấ'),
    (0xc4, 'ẩ'), (0xc5, 'ẫ'), (0xc6, 'ậ'), (0xe6, 'ă'), (0xa2, 'ằ'), (0xa1, 'ắ'), (0xa3, 'ẳ'), (0xa4, 'ẵ'),
    (0xa5, 'ặ'), (0xc7, 'đ'), (0xe8, 'è'), (0xe9, 'é'), (0xc8, 'ẻ'), (0xeb, 'ẽ'), (0xcb, 'ẹ'), (0xea, 'ê'),
    (0x8a, 'ề'), (0x89, 'ế'), (0x8b, 'ể'), (0xcd, 'ễ'), (0x8c, 'ệ'), (0xec, 'ì'), (0xed, 'í'), (0xcc, 'ỉ'),
    (0xef, 'ĩ'), (0xce, 'ị'), (0xf2, 'ò'), (0xf3, 'ó'), (0xd5, 'ỏ'), (0xf5, 'õ'), (0x86, 'ọ'), (0xf4, 'ô'),
    (0xd2, 'ồ'), (0xd3, 'ố'), (0xb0, 'ổ'), (0x87, 'ỗ'), (0xb6, 'ộ'), (0xd6, 'ơ'), (0xa9, 'ờ'), (0xa7, 'ớ'),
    (0xaa, 'ở'), (0xab, 'ỡ'), (0xae, 'ợ'), (0xf9, 'ù'), (0xfa, 'ú'), (0xfb, 'ủ'), (0xdb, 'ũ'), (0xf8, 'ụ'),
    (0xdc, 'ư'), (0xd8, 'ừ'), (0xd9, 'ứ'), (0xba, 'ử'), (0xbb, 'ữ'), (0xbf, 'ự'), (0xff, 'ỳ'), (0x9a, 'ý'),
    (0x9b, 'ỷ'), (0xcf, 'ỹ'), (0x9c, 'ỵ'), (0x80, 'À'), (0xc1, 'Á'), (0x81, 'Ả'), (0x82, 'Ã'), (0xc2, 'Â'),
    (0x84, 'Ầ'), (0x83, 'Ấ'), (0x85, 'Ẩ'), (0x88, 'Ă'), (0x8e, 'Ằ'), (0x8d, 'Ắ'), (0x8f, 'Ẳ'), (0xf0, 'Ẵ'),
    (0xf1, 'Đ'), (0xd7, 'È'), (0xc9, 'É'), (0xde, 'Ẻ'), (0xfe, 'Ẽ'), (0xca, 'Ê'), (0x93, 'Ề'), (0x90, 'Ế'),
    (0x94, 'Ể'), (0x95, 'Ễ'), (0xb5, 'Ì'), (0xb4, 'Í'), (0xb7, 'Ỉ'), (0xb8, 'Ĩ'), (0xbc, 'Ò'), (0xb9, 'Ó'),
    (0xbd, 'Ỏ'), (0xbe, 'Õ'), (0xd4, 'Ô'), (0x97, 'Ồ'), (0x96, 'Ố'), (0x98, 'Ổ'), (0x99, 'Ỗ'), (0xf7, 'Ơ'),
    (0x9e, 'Ờ'), (0x9d, 'Ớ'), (0x9f, 'Ở'), (0xa6, 'Ỡ'), (0xa8, 'Ù'), (0xda, 'Ú'), (0xd1, 'Ủ'), (0xac, 'Ũ'),
    (0xd0, 'Ư'), (0xaf, 'Ừ'), (0xad, 'Ứ'), (0xb1, 'Ử'), (0xb2, 'Ỳ'), (0xdd, 'Ý'), (0xfd, 'Ỷ'), (0xb3, 'Ỹ'),
];

/// windows-1258 where it differs from windows-1252. Five tones are combining marks.
#[rustfmt::skip]
pub(super) const WINDOWS_1258: [(u8, char); 14] = [
    (0xc3, 'Ă'), (0xcc, '\u{300}'), (0xd0, 'Đ'), (0xd2, '\u{309}'), (0xd5, 'Ơ'), (0xdd, 'Ư'), (0xde, '\u{303}'),
    (0xe3, 'ă'), (0xec, '\u{301}'), (0xf0, 'đ'), (0xf2, '\u{323}'), (0xf5, 'ơ'), (0xfd, 'ư'), (0xfe, '₫'),
];

/// What windows-1252 shows for 0x80 to 0x9F; the five without a character stand for themselves.
#[rustfmt::skip]
pub(super) const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];
