package io.unlockwire.announcement;

/**
 * Makes the ways of writing one character one, character by character, so that offsets stay: lower
 * case, half width, simplified Chinese, plain quotes, dashes and blanks.
 */
final class Folding {

    private static final String TRADITIONAL = "鎖萬億幣將價約釋佔總應週與個項後時點開於來當數據區塊鏈質錢團隊額計發佈對種讓這現會預進資顧問貢獻離準備觸場鑄啟幾間歸屬線級調遲別單續從讀類較無該還處報導關聯測試環畫劃產業戶機員獎勵創辦購買賣漲";
    private static final String SIMPLIFIED = "锁万亿币将价约释占总应周与个项后时点开于来当数据区块链质钱团队额计发布对种让这现会预进资顾问贡献离准备触场铸启几间归属线级调迟别单续从读类较无该还处报导关联测试环画划产业户机员奖励创办购买卖涨";
    private static final char[] TABLE = table();

    private Folding() {}

    static char[] fold(String text) {
        char[] folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            folded[i] = TABLE[folded[i]];
        }
        return folded;
    }

    static String phrase(String phrase) {
        return new String(fold(phrase));
    }

    /** Written without blanks between words. */
    static boolean unspaced(char c) {
        return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) || (c >= 0xF900 && c <= 0xFAFF);
    }

    private static char[] table() {
        char[] table = new char[1 << 16];
        for (int c = 0; c < table.length; c++) {
            table[c] = Character.toLowerCase((char) c);
        }
        for (char c = 0xFF01; c <= 0xFF5E; c++) {
            table[c] = Character.toLowerCase((char) (c - 0xFEE0));
        }
        alike(table, "\u3000\u00A0\u202F\u2009\u2007\t\u200B\u200D\uFE0F", ' ');
        alike(table, "‘’ʼ`´", '\'');
        alike(table, "“”„«»「」『』《》", '"');
        alike(table, "–—―−‐‑〜～─", '-');
        alike(table, "。｡", '.');
        alike(table, "、", ',');
        alike(table, "\r\u2028\u2029\u0085\u000B\f", '\n');
        alike(table, "≈∼", '~');
        alike(table, "｜│", '|');
        alike(table, "﹪", '%');
        for (int i = 0; i < TRADITIONAL.length(); i++) {
            table[TRADITIONAL.charAt(i)] = SIMPLIFIED.charAt(i);
        }
        return table;
    }

    private static void alike(char[] table, String many, char one) {
        for (int i = 0; i < many.length(); i++) {
            table[many.charAt(i)] = one;
        }
    }
}
