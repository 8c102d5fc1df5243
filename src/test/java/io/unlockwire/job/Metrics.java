package io.unlockwire.job;

import io.unlockwire.testkit.ServiceProcess;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** One look at a service's metrics. */
record Metrics(String text) {

    static Metrics of(ServiceProcess service) {
        return new Metrics(Answer.to(service.management("/q/metrics")).body());
    }

    long received(String stage) {
        return sum("unlock_records_received_total", stage);
    }

    /** Outcomes and returned together: at a quiet moment as many as received. */
    long accounted(String stage) {
        return sum("unlock_records_total", stage) + sum("unlock_records_returned_total", stage);
    }

    /** Records of which something has become. */
    long outcomes(String stage) {
        return sum("unlock_records_total", stage);
    }

    /** Older offsets than what was carried out, given out by the broker. */
    long behind(String stage) {
        return sum("unlock_offsets_behind_total", stage);
    }

    /** Committed records whose time was taken. */
    long processed(String stage) {
        return sum("unlock_processing_seconds_count", stage);
    }

    long owned(String stage) {
        return sum("unlock_partitions_owned", stage);
    }

    long succeeded(String subtask) {
        return sum("unlock_subtask_seconds_count", "outcome=\"succeeded\",subtask", subtask);
    }

    private long sum(String meter, String stage) {
        return sum(meter, "stage", stage);
    }

    private long sum(String meter, String tag, String value) {
        Pattern line = Pattern
                .compile(Pattern.quote(meter) + "\\{[^}]*" + tag + "=\"" + value + "\"[^}]*} ([0-9.E+]+)");
        return line.matcher(text).results().map(MatchResult::group)
                .mapToLong(found -> (long) Double.parseDouble(found.substring(found.lastIndexOf(' ') + 1)))
                .sum();
    }
}
