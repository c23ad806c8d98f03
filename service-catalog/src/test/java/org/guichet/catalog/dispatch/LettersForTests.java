package org.guichet.catalog.dispatch;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.programme.Programme;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.springframework.boot.test.context.TestConfiguration;

/** A kind of dispatch for these tests: it carries the net income, and the given name where that may be had. */
@TestConfiguration(proxyBeanMethods = false)
class LettersForTests implements DispatchContent {
    static final String KIND = "letter";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String purpose() {
        return "benefit-administration";
    }

    @Override
    public Set<String> categories(Programme programme) {
        return Set.of("identity", "income");
    }

    @Override
    public boolean needs(String attribute) {
        return !attribute.equals("givenName");
    }

    @Override
    public Map<String, Object> content(UUID aboutId, Permit permit) {
        return Map.of(
                "about",
                aboutId.toString(),
                "income",
                permit.fact("income.net").orElseThrow().value());
    }
}
