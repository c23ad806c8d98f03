package org.guichet.catalog.clientview;

import java.util.List;
import java.util.Set;
import org.guichet.catalog.application.ApplicationSummary;
import org.guichet.catalog.programme.Programme;
import org.guichet.catalog.publicservice.Bilingual;
import org.guichet.registry.consent.ConsentRecord;
import org.guichet.registry.disclosure.Reliance;

/**
 * What happens if a consent is withdrawn.
 *
 * @param data each fact the consent speaks of and somebody may have today, also what is held of others and speaks of the
 *     client: whether it stops, or on which ground it goes on
 * @param services what changes where a service is applied for or looked for
 * @param programmes those that no longer get something
 */
public record WithdrawalPreview(
        ConsentRecord consent, List<Reliance> data, List<ServiceEffect> services, List<ProgrammeEffect> programmes) {
    public WithdrawalPreview {
        data = List.copyOf(data);
        services = List.copyOf(services);
        programmes = List.copyOf(programmes);
    }

    /** What stops, and what goes on under another ground. */
    public List<Reliance> stopping() {
        return data.stream().filter(Reliance::stops).toList();
    }

    public List<Reliance> goingOn() {
        return data.stream().filter(one -> !one.stops()).toList();
    }

    /** What a service loses. */
    public enum Effect {
        /** Its form is no longer filled in with it: the client is asked. */
        NOT_PREFILLED,
        /** It is no longer looked for with it. */
        NOT_SUGGESTED,
        /** Its programme no longer gets it: the programme asks the client. */
        NOT_SENT
    }

    /** @param attributes codes of what it loses */
    public record ServiceEffect(String code, Bilingual name, Effect effect, Set<String> attributes) {
        public ServiceEffect {
            attributes = Set.copyOf(attributes);
        }
    }

    /**
     * @param attributes codes of what it no longer gets
     * @param underWay the client's applications it has not decided
     */
    public record ProgrammeEffect(Programme programme, Set<String> attributes, List<ApplicationSummary> underWay) {
        public ProgrammeEffect {
            attributes = Set.copyOf(attributes);
            underWay = List.copyOf(underWay);
        }
    }
}
