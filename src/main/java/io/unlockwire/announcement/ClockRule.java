package io.unlockwire.announcement;

import io.unlockwire.announcement.Mention.Clock;
import io.unlockwire.announcement.Mention.Zone;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads times of day and zones: "0:00", "8 a.m.", "12:00 PM", "晚上8点", "UTC+8", "Beijing time". */
final class ClockRule {

    /** "ET" is a zone, "et" a word of French. */
    private static final int MAX_ABBREVIATION = 4;

    private static final String[] AT = {"ore", "alle", "saat", "saati", "às", "um", "lúc", "в"};

    private final Lexed lexed;

    ClockRule(Lexed lexed) {
        this.lexed = lexed;
    }

    @Nullable
    Clock clock(int i) {
        int at = lexed.has(i, Sense.DAYPART) ? i + 1 : i;
        if (!lexed.number(at)) {
            return at > i ? alone(i) : null;
        }
        if (dotted(at)) {
            Lexeme time = lexed.at(at);
            return new Clock(i, lexed.has(at + 1, Sense.HOUR) ? at + 2 : at + 1,
                    lexed.whole(time.from(), time.to() - 3, 24), lexed.whole(time.to() - 2, time.to(), 59));
        }
        int hour = number(at, 24);
        int minute = -1;
        int end = at + 1;
        if (hour < 0) {
            return null;
        }
        if (lexed.sign(end, ':') && lexed.joined(at) && lexed.number(end + 1)) {
            minute = number(end + 1, 59);
            end += 2;
            if (minute < 0) {
                return null;
            }
            end = lexed.sign(end, ':') && lexed.number(end + 1) ? end + 2 : end;
        } else if (lexed.has(end, Sense.HOUR)) {
            end++;
            if (lexed.number(end) && lexed.word(end + 1, "分")) {
                minute = number(end, 59);
                end += 2;
            } else if (lexed.joined(end - 1) && lexed.at(end).length() == 2 && number(end, 59) >= 0) {
                minute = number(end, 59); // "10h30"
                end++;
            }
        } else if (!lexed.has(end, Sense.DAYPART)) {
            return null;
        }
        Term part = at > i ? lexed.at(i).term(Sense.DAYPART) : null;
        if (part == null && lexed.has(end, Sense.DAYPART)) {
            part = lexed.at(end).term(Sense.DAYPART);
            end++;
        }
        int adjusted = adjusted(hour, part);
        return adjusted > 24 || (adjusted == 24 && minute > 0) ? null : new Clock(i, end, adjusted, minute);
    }

    @Nullable
    Zone zone(int i) {
        Term term = lexed.at(i).term(Sense.ZONE);
        if (term == null || (lexed.at(i).length() <= MAX_ABBREVIATION && lower(i)
                && lexed.text[lexed.at(i).from()] <= 'z' && !lexed.word(i, "utc")
                && !lexed.word(i, "gmt"))) {
            return null;
        }
        if (term.value().indexOf('/') > 0) {
            return new Zone(i, i + 1, ZoneId.of(term.value()));
        }
        boolean signed = lexed.sign(i + 1, '+') || lexed.sign(i + 1, '-');
        int hours = signed && lexed.number(i + 2) ? number(i + 2, 14) : -1;
        if (term.number() != 0 || hours < 0) {
            return new Zone(i, i + 1, ZoneOffset.ofTotalSeconds(term.number() * 60));
        }
        int minutes = hours * 60;
        int end = i + 3;
        if (lexed.sign(end, ':') && lexed.number(end + 1) && number(end + 1, 59) >= 0) {
            minutes += number(end + 1, 59);
            end += 2;
        }
        return new Zone(i, end,
                ZoneOffset.ofTotalSeconds(lexed.sign(i + 1, '-') ? -minutes * 60 : minutes * 60));
    }

    private boolean lower(int i) {
        Lexeme lexeme = lexed.at(i);
        return lexed.plain.substring(lexeme.from(), lexeme.to()).chars().anyMatch(Character::isLowerCase);
    }

    /** "14.30 Uhr", "TSİ 16.00", "alle 14.30", which the lexer takes for one number. */
    private boolean dotted(int i) {
        Lexeme lexeme = lexed.at(i);
        int length = lexeme.length();
        return (length == 4 || length == 5) && lexed.text[lexeme.to() - 3] == '.'
                && (lexed.has(i + 1, Sense.HOUR) || lexed.has(i + 1, Sense.ZONE)
                        || lexed.has(i - 1, Sense.ZONE)
                        || (lexed.oneOf(i - 1, AT) && lexed.at(i + 1).terms().isEmpty()))
                && lexed.whole(lexeme.from(), lexeme.to() - 3, 23) >= 0
                && lexed.whole(lexeme.to() - 2, lexeme.to(), 59) >= 0;
    }

    private @Nullable Clock alone(int i) {
        if (lexed.at(i).has(Sense.DAYPART, "noon")) {
            return new Clock(i, i + 1, 12, -1);
        }
        return lexed.at(i).has(Sense.DAYPART, "midnight") ? new Clock(i, i + 1, 0, -1) : null;
    }

    private static int adjusted(int hour, @Nullable Term part) {
        if (part == null || hour > 12) {
            return hour;
        }
        return switch (part.value()) {
            case "am", "midnight" -> hour == 12 ? 0 : hour;
            case "pm" -> hour == 12 ? 12 : hour + 12;
            case "noon" -> hour == 12 || hour == 11 ? hour : hour + 12;
            default -> hour;
        };
    }

    private int number(int i, int max) {
        Lexeme lexeme = lexed.at(i);
        return lexeme.is(Lexeme.Kind.NUMBER) && lexeme.length() <= 2
                ? lexed.whole(lexeme.from(), lexeme.to(), max)
                : -1;
    }
}
