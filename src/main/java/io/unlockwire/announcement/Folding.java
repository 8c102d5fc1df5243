package io.unlockwire.announcement;

import java.text.Normalizer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes the ways of writing one character one: lower case, half width, simplified Chinese, plain
 * quotes, dashes and blanks, and letters and digits in the compatibility form of Unicode
 * (𝟏𝟕 as 17, ㋃ as 4月), which may be longer or shorter than what is written.
 */
final class Folding {

    private static final String TRADITIONAL = "鎖萬億幣將價約釋佔總應週與個項後時點開於來當數據區塊鏈質錢團隊額計發佈對種讓這現會預進資"
            + "顧問貢獻離準備觸場鑄啟幾間歸屬線級調遲別單續從讀類較無該還處報導關聯測試環畫劃產業戶機員"
            + "獎勵創辦購買賣漲號過雙達訊聞網絡協議華們兩實體為廣連轉變動錄終結給節簡經營術國際稱許論證"
            + "獲籌併減損負責費賬貨鬆壓隨險顯馬龍暫緩歷曆擬屆認設訂記競銷燒換異緊鐘曉錯誤純裡內徑廢縮擴"
            + "寫灣餘強層積極歐韓齊檔標權託遞擊請頭龐衝響穩賺倉補償寬適檢債納態維選務確舉專陸";
    private static final String SIMPLIFIED = "锁万亿币将价约释占总应周与个项后时点开于来当数据区块链质钱团队额计发布对种让这现会预进资"
            + "顾问贡献离准备触场铸启几间归属线级调迟别单续从读类较无该还处报导关联测试环画划产业户机员"
            + "奖励创办购买卖涨号过双达讯闻网络协议华们两实体为广连转变动录终结给节简经营术国际称许论证"
            + "获筹并减损负责费账货松压随险显马龙暂缓历历拟届认设订记竞销烧换异紧钟晓错误纯里内径废缩扩"
            + "写湾余强层积极欧韩齐档标权托递击请头庞冲响稳赚仓补偿宽适检债纳态维选务确举专陆";
    private static final char[] TABLE = new char[1 << 16];
    private static final byte[] CLASS = new byte[1 << 16];
    private static final byte LETTER = 1;
    private static final byte DIGIT = 2;
    private static final byte UNSPACED = 4;
    /** In the compatibility form it is not one character. */
    private static final byte EXPANDS = 8;

    static {
        fillTable();
        fillClasses();
    }

    private Folding() {}

    static Folded fold(String text) {
        char[] folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            if (is(folded[i], EXPANDS)) {
                return expanded(text, folded);
            }
        }
        return folded(text, folded, null);
    }

    private static Folded folded(String plain, char[] chars, int @Nullable [] origin) {
        for (int i = 0; i < chars.length; i++) {
            chars[i] = TABLE[chars[i]];
        }
        return new Folded(plain, chars, origin);
    }

    /** As {@link #fold}, for a text whose letters and digits are not all single characters. */
    private static Folded expanded(String text, char[] chars) {
        StringBuilder plain = new StringBuilder(chars.length + 16);
        int[] origin = new int[chars.length + 16];
        int at = 0;
        while (at < chars.length) {
            int codePoint = Character.codePointAt(chars, at);
            int length = Character.charCount(codePoint);
            String form = is(chars[at], EXPANDS) ? compatible(codePoint) : null;
            if (form == null) {
                plain.appendCodePoint(codePoint);
            } else {
                plain.append(form);
            }
            origin = Arrays.copyOf(origin, Math.max(origin.length, grown(plain.length())));
            int from = plain.length() - (form == null ? length : form.length());
            for (int i = from; i < plain.length(); i++) {
                origin[i] = form == null ? at + i - from : at;
            }
            at += length;
        }
        origin = Arrays.copyOf(origin, plain.length() + 1);
        origin[plain.length()] = text.length();
        String written = plain.toString();
        return folded(written, written.toCharArray(), origin);
    }

    private static int grown(int length) {
        return length + 1 + (length >> 1);
    }

    /** Its letters and digits, null where it stands for none or for itself. */
    private static @Nullable String compatible(int codePoint) {
        String self = Character.toString(codePoint);
        String form = Normalizer.normalize(self, Normalizer.Form.NFKC);
        return form.equals(self) || !form.codePoints().allMatch(Character::isLetterOrDigit) ? null : form;
    }

    static String phrase(String phrase) {
        return new String(fold(phrase).text());
    }

    static boolean letter(char c) {
        return is(c, LETTER);
    }

    static boolean digit(char c) {
        return is(c, DIGIT);
    }

    static boolean letterOrDigit(char c) {
        return (CLASS[c] & (LETTER | DIGIT)) != 0;
    }

    /** Written without blanks between words. */
    static boolean unspaced(char c) {
        return is(c, UNSPACED);
    }

    private static boolean is(char c, byte what) {
        return (CLASS[c] & what) != 0;
    }

    private static void fillTable() {
        for (int c = 0; c < TABLE.length; c++) {
            TABLE[c] = Character.toLowerCase((char) c);
        }
        for (char c = 0xFF01; c <= 0xFF5E; c++) {
            TABLE[c] = Character.toLowerCase((char) (c - 0xFEE0));
        }
        alike("\u3000\u00A0\u202F\u2009\u2007\t\u200B\u200D\uFE0F\u200E\u200F\u2060\u00AD", ' ');
        alike("‘’ʼ`´", '\'');
        alike("“”„«»「」『』《》", '"');
        alike("–—―−‐‑〜～─", '-');
        alike("。｡", '.');
        alike("、", ',');
        alike("\r\u2028\u2029\u0085\u000B\f", '\n');
        alike("≈∼", '~');
        alike("｜│", '|');
        alike("﹪", '%');
        for (int i = 0; i < TRADITIONAL.length(); i++) {
            TABLE[TRADITIONAL.charAt(i)] = SIMPLIFIED.charAt(i);
        }
    }

    private static void fillClasses() {
        for (int i = 0; i < CLASS.length; i++) {
            char c = (char) i;
            CLASS[i] |= Character.isLetter(c) ? LETTER : 0;
            CLASS[i] |= Character.isDigit(c) ? DIGIT : 0;
            boolean unspaced = (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF)
                    || (c >= 0xF900 && c <= 0xFAFF);
            CLASS[i] |= unspaced ? UNSPACED : 0;
        }
        CLASS['\uD835'] |= EXPANDS; // the mathematical letters and digits
        for (char c = '\u2460'; c < '\u3400'; c++) {
            boolean compound = Character.getType(c) == Character.OTHER_SYMBOL && compatible(c) != null;
            CLASS[c] |= compound ? EXPANDS : 0;
        }
        for (char c = '\uFB00'; c <= '\uFB06'; c++) {
            CLASS[c] |= EXPANDS; // the Latin ligatures
        }
    }

    private static void alike(String many, char one) {
        for (int i = 0; i < many.length(); i++) {
            TABLE[many.charAt(i)] = one;
        }
    }
}
