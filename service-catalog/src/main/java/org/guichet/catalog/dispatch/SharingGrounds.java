package org.guichet.catalog.dispatch;

import java.util.Set;
import java.util.TreeSet;
import org.guichet.catalog.programme.Programme;
import org.guichet.catalog.programme.Programmes;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.Authority;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The authorities the kinds of dispatch name, for every programme that has an address: nothing is sent to another. */
@Component
class SharingGrounds {
    private static final String INTEGRATOR = "guichet";

    private final Programmes programmes;
    private final Authorities authorities;
    private final Environment environment;

    SharingGrounds(Programmes programmes, Authorities authorities, Environment environment) {
        this.programmes = programmes;
        this.authorities = authorities;
        this.environment = environment;
    }

    /** @throws IllegalStateException naming the kind, the programme and what its authority lacks */
    void expectFor(DispatchContent content) {
        programmes.all().stream()
                .filter(programme -> !environment
                        .getProperty(programme.endpointProperty(), "")
                        .isBlank())
                .forEach(programme -> expect(content, programme));
    }

    private void expect(DispatchContent content, Programme programme) {
        String code = content.authority(programme);
        Authority authority = authorities.all().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> refusal(content, programme, code, "does not exist"));
        if (!authority.inForce(authorities.today())) {
            throw refusal(content, programme, code, "is not in force today");
        }
        Set<String> categories = content.categories(programme);
        if (!authority.covers(INTEGRATOR, programme.code(), content.purpose(), categories)) {
            String uncovered = "does not cover %s from %s to %s for %s"
                    .formatted(
                            categories.isEmpty() ? "anything" : String.join(", ", new TreeSet<>(categories)),
                            INTEGRATOR,
                            programme.code(),
                            content.purpose());
            throw refusal(content, programme, code, uncovered);
        }
    }

    private static IllegalStateException refusal(
            DispatchContent content, Programme programme, String authority, String why) {
        return new IllegalStateException(
                "The dispatch kind '%s' cannot be sent to the programme '%s': the authority '%s' %s"
                        .formatted(content.kind(), programme.code(), authority, why));
    }
}
