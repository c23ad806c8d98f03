package org.guichet.channel.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guichet.catalog.clientview.ClientView;
import org.guichet.catalog.clientview.ClientViews;
import org.guichet.catalog.contact.ContactSummary;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.Source;
import org.guichet.registry.disclosure.Disclosure;
import org.guichet.registry.representation.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Client views as the API says them, in the caller's language. */
@Component
class ClientViewAnswers {
    private final ClientViews views;
    private final ApplicationAnswers applications;
    private final AttributeDictionary dictionary;

    ClientViewAnswers(ClientViews views, ApplicationAnswers applications, AttributeDictionary dictionary) {
        this.views = views;
        this.applications = applications;
        this.dictionary = dictionary;
    }

    @Schema(name = "ClientView")
    record Body(
            UUID clientId,
            ClientKind kind,
            String purpose,
            List<FactBody> facts,
            List<ApplicationAnswers.Line> applications,
            List<ContactSummary> contacts,
            List<SuggestionController.Item> suggestions,
            List<ConsentBody> consents,
            List<GapBody> gaps,
            @Nullable LocalDate deceasedOn,
            @Nullable Representation representation,
            List<EmergencyController.Line> emergencies) {}

    /**
     * What whoever looks represents the client by; null where she does not look as a representative.
     *
     * @param services every service any of it extends to
     * @param scopes services, with the categories it extends to in their matter
     * @param lastDay the last day it holds, if it has one
     * @param comesOfAge the day the client comes of age, where that is what ends it
     */
    record Representation(
            String kind,
            Set<String> services,
            List<Reach> scopes,
            @Nullable LocalDate lastDay,
            @Nullable LocalDate comesOfAge) {
        static Representation of(Disclosure.Behalf behalf) {
            return new Representation(
                    behalf.kind().code(),
                    behalf.scopes().stream()
                            .flatMap(scope -> scope.services().stream())
                            .collect(Collectors.toSet()),
                    behalf.scopes().stream().map(Reach::of).toList(),
                    behalf.lastDay(),
                    behalf.comesOfAge());
        }
    }

    /** Categories of the attribute dictionary and service codes that go together. */
    record Reach(Set<String> categories, Set<String> services) {
        static Reach of(Scope scope) {
            return new Reach(scope.categories(), scope.services());
        }
    }

    /** @param version entity tag of the fact, to be named by whoever corrects it */
    record FactBody(
            String attribute,
            String label,
            UUID version,
            Object value,
            Source source,
            Instant collectedAt,
            String verification,
            @Nullable Instant freshUntil,
            boolean stale,
            Basis basis) {}

    /** The ground it is shown on, with the law in the reader's language. */
    record Basis(Disclosure.Basis.Kind kind, String reference, String text) {
        static Basis of(Disclosure.Basis basis, Locale locale) {
            return new Basis(basis.kind(), basis.reference(), basis.text(locale));
        }
    }

    record GapBody(String what, String label, String reason) {}

    /** Opens the view: one disclosure. */
    Body open(ClientId client, Locale locale) {
        return of(views.of(client), locale);
    }

    Body of(ClientView view, Locale locale) {
        return new Body(
                view.client().value(),
                view.kind(),
                view.purpose(),
                view.facts().stream().map(known -> fact(known, locale)).toList(),
                view.applications().stream()
                        .map(application -> applications.line(application, locale))
                        .toList(),
                view.contacts(),
                view.suggestions().stream()
                        .map(suggestion -> SuggestionController.Item.of(suggestion, locale))
                        .toList(),
                view.consents().stream().map(ConsentBody::of).toList(),
                view.gaps().stream()
                        .map(gap -> new GapBody(
                                gap.attribute().code(), gap.attribute().label(locale), gap.reason()))
                        .toList(),
                view.deceasedOn().orElse(null),
                view.behalf() == null ? null : Representation.of(view.behalf()),
                view.emergencies().stream().map(EmergencyController.Line::of).toList());
    }

    /** A value as a view shows it. */
    Object shown(Fact fact) {
        return dictionary
                .find(fact.attribute())
                .map(attribute -> attribute.shown(fact.value()))
                .orElse(fact.value());
    }

    private static FactBody fact(ClientView.Known known, Locale locale) {
        Fact fact = known.fact();
        return new FactBody(
                fact.attribute(),
                known.attribute().label(locale),
                fact.id(),
                known.shown(),
                fact.source(),
                fact.collectedAt(),
                fact.verification().name(),
                fact.freshUntil(),
                known.stale(),
                Basis.of(known.basis(), locale));
    }
}
