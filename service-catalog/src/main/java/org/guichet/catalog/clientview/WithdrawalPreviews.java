package org.guichet.catalog.clientview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guichet.catalog.application.ApplicationState;
import org.guichet.catalog.application.ApplicationSummary;
import org.guichet.catalog.application.Tracking;
import org.guichet.catalog.clientview.WithdrawalPreview.ProgrammeEffect;
import org.guichet.catalog.clientview.WithdrawalPreview.ServiceEffect;
import org.guichet.catalog.programme.Programme;
import org.guichet.catalog.programme.Programmes;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.consent.ConsentRecord;
import org.guichet.registry.consent.Consents;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Reliance;
import org.guichet.registry.disclosure.Reliances;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What happens if a consent is withdrawn, worked out from what is held and the grounds there are at this moment. */
@Component
public class WithdrawalPreviews {
    private static final Set<ApplicationState> UNDER_WAY =
            EnumSet.of(ApplicationState.DRAFT, ApplicationState.SUBMITTED, ApplicationState.IN_REVIEW);

    private final ClientDoor door;
    private final Consents consents;
    private final Reliances reliances;
    private final ServicesAffected services;
    private final Bodies bodies;

    WithdrawalPreviews(
            ClientDoor door, Consents consents, Reliances reliances, ServicesAffected services, Bodies bodies) {
        this.door = door;
        this.consents = consents;
        this.reliances = reliances;
        this.services = services;
        this.bodies = bodies;
    }

    /** Who may have got something, and what it was asked for. */
    @Component
    record Bodies(Programmes programmes, Tracking tracking) {}

    /**
     * Looks ahead; nothing changes. It is a look at the client like any other.
     *
     * @throws StateChanged where the consent permits nothing any more
     */
    @Transactional
    public WithdrawalPreview of(UUID id) {
        ConsentRecord consent = consents.find(id).orElseThrow(NotFound::new);
        Ask ask = Ask.about(consent.client(), Set.of("consents", "applications"));
        Permit permit = door.openRow(ask, "consents");
        if (!consent.state().permits()) {
            throw new StateChanged(consent.state().name());
        }
        List<Reliance> data = reliances.of(permit, consent).stream()
                .sorted(Comparator.comparing((Reliance one) -> one.attribute().code())
                        .thenComparing(Reliance::party)
                        .thenComparing(Reliance::recipient)
                        .thenComparing(Reliance::inAnothersRecord))
                .toList();
        List<ServiceEffect> affected = new ArrayList<>();
        List<ProgrammeEffect> told = new ArrayList<>();
        List<ApplicationSummary> applications = bodies.tracking().of(permit);
        Set<String> amongUs = new HashSet<>();
        for (String recipient : consent.recipients()) {
            Set<String> lost = lost(data, recipient);
            bodies.programmes()
                    .find(recipient)
                    .ifPresentOrElse(
                            programme -> {
                                affected.addAll(services.ofProgramme(programme.code(), lost));
                                told.add(effect(programme, lost, applications));
                            },
                            () -> amongUs.addAll(lost));
        }
        affected.addAll(services.among(consent.purpose(), amongUs));
        return new WithdrawalPreview(consent, data, affected, told);
    }

    /** A recipient loses an attribute of the client's own record where none of its parties' facts goes on. */
    private static Set<String> lost(List<Reliance> data, String recipient) {
        Function<Stream<Reliance>, Set<String>> codes =
                found -> found.map(one -> one.attribute().code()).collect(Collectors.toCollection(HashSet::new));
        List<Reliance> its = data.stream()
                .filter(one -> one.recipient().equals(recipient) && !one.inAnothersRecord())
                .toList();
        Set<String> lost = codes.apply(its.stream().filter(Reliance::stops));
        lost.removeAll(codes.apply(its.stream().filter(one -> !one.stops())));
        return lost;
    }

    private static ProgrammeEffect effect(Programme programme, Set<String> lost, List<ApplicationSummary> all) {
        return new ProgrammeEffect(
                programme,
                lost,
                all.stream()
                        .filter(one -> one.programmeCode().equals(programme.code()))
                        .filter(one -> UNDER_WAY.contains(one.state()))
                        .toList());
    }
}
