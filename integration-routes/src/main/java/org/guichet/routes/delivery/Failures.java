package org.guichet.routes.delivery;

import java.io.IOException;
import java.util.Set;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.guichet.catalog.dispatch.Failure;

/** Says of an exception whether the programme was silent, asked us to come again, or refused for good. */
final class Failures {
    /** Request timeout, conflict, too early, too many requests: the same message may be welcome later. */
    private static final Set<Integer> COME_AGAIN = Set.of(408, 409, 425, 429);

    private static final int SERVER_ERRORS = 500;

    private Failures() {}

    static Failure of(Exception exception) {
        return switch (exception) {
            case HttpOperationFailedException answered -> ofStatus(answered.getStatusCode());
            case IOException silent -> new Failure(Failure.Kind.SILENT, "no-answer");
            default -> new Failure(Failure.Kind.OURS, "not-sent");
        };
    }

    private static Failure ofStatus(int status) {
        String code = "http-" + status;
        if (status >= SERVER_ERRORS) {
            return new Failure(Failure.Kind.SILENT, code);
        }
        return new Failure(COME_AGAIN.contains(status) ? Failure.Kind.BUSY : Failure.Kind.REFUSED, code);
    }
}
