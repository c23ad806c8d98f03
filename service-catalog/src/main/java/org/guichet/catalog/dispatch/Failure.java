package org.guichet.catalog.dispatch;

/**
 * Why an attempt failed.
 *
 * @param code plain, without personal data: {@code no-answer}, {@code http-422}
 */
public record Failure(Kind kind, String code) {

    /**
     * SILENT: the programme does not serve now. BUSY: it asks us to come again. REFUSED: trying again is useless. OURS:
     * it failed before the programme was asked.
     */
    public enum Kind {
        SILENT,
        BUSY,
        REFUSED,
        OURS
    }
}
