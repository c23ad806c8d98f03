package org.guichet.catalog.identification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of one-time codes, within what NIST SP 800-63B says of out-of-band authenticators (5.1.3): at least six digits,
 * at most ten minutes. How many tries and messages are too many is a proposal of this project's.
 *
 * @param validFor how long a code counts
 * @param tries so many wrong codes end the code itself
 * @param perHour so many codes may be sent to one client within an hour, in whatever contacts
 * @param perDay and so many within a day
 * @param perAccount so many may be sent by one account within an hour, to whatever clients
 */
@ConfigurationProperties("guichet.codes")
record CodeSettings(
        @DefaultValue("6") int digits,
        @DefaultValue("PT10M") Duration validFor,
        @DefaultValue("3") int tries,
        @DefaultValue("3") int perHour,
        @DefaultValue("6") int perDay,
        @DefaultValue("30") int perAccount) {
    /** Before its end a code is sent no more: the caller would read out what counts no longer. */
    static final Duration TOO_LATE = Duration.ofMinutes(2);

    private static final int FEWEST_DIGITS = 6;
    private static final int MOST_DIGITS = 9;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    CodeSettings {
        if (digits < FEWEST_DIGITS || digits > MOST_DIGITS) {
            throw new IllegalArgumentException("guichet.codes.digits: from six to nine");
        }
        if (validFor.compareTo(TOO_LATE) <= 0 || validFor.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("guichet.codes.valid-for: more than two minutes, and ten at the most");
        }
        if (tries < 1 || perHour < 1 || perDay < 1 || perAccount < 1) {
            throw new IllegalArgumentException(
                    "guichet.codes.tries, per-hour, per-day and per-account: one at the least");
        }
    }
}
