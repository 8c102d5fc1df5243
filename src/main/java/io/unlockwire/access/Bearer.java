package io.unlockwire.access;

import java.time.Instant;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom a token speaks for, until its end.
 *
 * @param roles what the token says; nothing is said of it by what rests on the token
 */
record Bearer(String holder, Instant end, Set<Role> roles) implements Credential {

    private static final Pattern RESTED_ON = Pattern.compile("token:(\\d{1,12}):(.*)", Pattern.DOTALL);

    Bearer {
        roles = Set.copyOf(roles);
    }

    boolean has(Role role) {
        return roles.contains(role) || roles.contains(Role.OPERATOR);
    }

    @Override
    public boolean holds(Instant now) {
        return now.isBefore(end);
    }

    @Override
    public String restsOn() {
        return "token:" + end.getEpochSecond() + ":" + holder;
    }

    /** Null where it rests on no token. */
    static @Nullable Bearer restingOn(String text) {
        Matcher form = RESTED_ON.matcher(text);
        return form.matches()
                ? new Bearer(form.group(2), Instant.ofEpochSecond(Long.parseLong(form.group(1))), Set.of())
                : null;
    }
}
