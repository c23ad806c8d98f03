package org.guichet.registry.auditpack;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.jspecify.annotations.Nullable;

/**
 * Which consents a privacy officer looks for. Null means any; periods begin inclusive and end exclusive.
 *
 * @param state as it stands now
 * @param method how her last word was captured
 * @param assurance how sure we were of whoever said it
 * @param notice version of the notice last shown
 * @param client under any of her ids
 * @param endsWithin days; consents that permit still, and do not after them
 * @param renewalDue those that permit still, and whose notice has changed materially since it was shown
 * @param cursor {@code next} of the page before
 * @param limit 1 to 200
 */
public record ConsentFilter(
        @Nullable String purpose,
        @Nullable String recipient,
        @Nullable String state,
        @Nullable String method,
        @Nullable Assurance assurance,
        @Nullable String notice,
        @Nullable UUID client,
        @Nullable Instant givenFrom,
        @Nullable Instant givenTo,
        @Nullable Instant withdrawnFrom,
        @Nullable Instant withdrawnTo,
        @Nullable Integer endsWithin,
        boolean renewalDue,
        @Nullable UUID cursor,
        int limit) {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");
    private static final int MOST = 200;
    private static final int LONGEST_DAYS = 3660;

    /** Every field that is wrong. */
    public List<Wrong> wrong() {
        List<Wrong> wrong = new ArrayList<>();
        code("consentPurpose", purpose, wrong);
        code("recipient", recipient, wrong);
        code("notice", notice, wrong);
        order("givenTo", givenFrom, givenTo, wrong);
        order("withdrawnTo", withdrawnFrom, withdrawnTo, wrong);
        if (endsWithin != null && (endsWithin < 1 || endsWithin > LONGEST_DAYS)) {
            wrong.add(Wrong.of("endsWithin", "input.number-range"));
        }
        if (limit < 1 || limit > MOST) {
            wrong.add(Wrong.of("limit", "input.number-range"));
        }
        return wrong;
    }

    /** The names of what is filtered by, for the log. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        name("purpose", purpose, names);
        name("recipient", recipient, names);
        name("state", state, names);
        name("method", method, names);
        name("assurance", assurance, names);
        name("notice", notice, names);
        name("client", client, names);
        name("given", givenFrom == null ? givenTo : givenFrom, names);
        name("withdrawn", withdrawnFrom == null ? withdrawnTo : withdrawnFrom, names);
        name("endsWithin", endsWithin, names);
        name("renewalDue", renewalDue ? Boolean.TRUE : null, names);
        return names;
    }

    private static void name(String name, @Nullable Object value, List<String> names) {
        if (value != null) {
            names.add(name);
        }
    }

    private static void code(String field, @Nullable String value, List<Wrong> wrong) {
        if (value != null && !CODE.matcher(value).matches()) {
            wrong.add(Wrong.of(field, "input.choice"));
        }
    }

    private static void order(String field, @Nullable Instant from, @Nullable Instant to, List<Wrong> wrong) {
        if (from != null && to != null && !to.isAfter(from)) {
            wrong.add(Wrong.of(field, "input.period.order"));
        }
    }
}
