package org.guichet.catalog.publicservice.inventory;

import org.guichet.catalog.publicservice.inventory.ImportReport.Severity;

/**
 * Quality checks on the inventory. The first eight are among those the Government of Canada runs itself; those that
 * need the programme register or the files of earlier years are not here.
 */
public enum Check {
    ID_REUSED("id-reused", Severity.ERROR),
    ID_UNKNOWN("id-unknown", Severity.ERROR),
    FISCAL_YEAR("fiscal-year", Severity.ERROR),
    OVER_100_PERCENT("over-100-percent", Severity.ERROR),
    STANDARD_WITHOUT_VOLUME("standard-without-volume", Severity.WARNING),
    SERVICE_WITHOUT_VOLUME("service-without-volume", Severity.SUGGESTION),
    FEEDBACK_CHANNEL("feedback-channel", Severity.SUGGESTION),
    BUSINESS_NUMBER("business-number", Severity.SUGGESTION),
    NO_VOLUME("no-volume", Severity.SUGGESTION),
    SEVERAL_YEARS("several-years", Severity.WARNING),
    UNKNOWN_CODE("unknown-code", Severity.ERROR),
    COMMENT_MISSING("comment-missing", Severity.WARNING),
    REMARK_MISSING("remark-missing", Severity.WARNING),
    SAME_TEXT("same-text", Severity.SUGGESTION),
    RESULT_DIFFERS("result-differs", Severity.ERROR);

    private final String code;
    private final Severity severity;

    Check(String code, Severity severity) {
        this.code = code;
        this.severity = severity;
    }

    /** Stable name, also the key of its message. */
    public String code() {
        return code;
    }

    public Severity severity() {
        return severity;
    }
}
