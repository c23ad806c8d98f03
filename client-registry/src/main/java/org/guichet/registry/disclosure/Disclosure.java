package org.guichet.registry.disclosure;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.Source;
import org.guichet.registry.representation.RepresentationKind;
import org.guichet.registry.representation.Scope;
import org.jspecify.annotations.Nullable;

/** What the door answered. Either way the entry in the access log commits with the caller's transaction. */
public sealed interface Disclosure {

    /** Why it was refused: the first of the ten checks that failed (rule 11). */
    enum Reason {
        NOT_GRANTED,
        ASSURANCE_TOO_LOW,
        CALLER_NOT_IDENTIFIED,
        EMERGENCY_NOT_DECLARED,
        CONTACT_REQUIRED,
        NOT_FOUND,
        /** The account is that of a client who has died: somebody else uses it. */
        ACCOUNT_OF_DECEASED,
        REPRESENTATION_NOT_RECORDED,
        REPRESENTATION_ENDED,
        REPRESENTATION_NOT_IN_FORCE,
        REPRESENTED_OF_AGE,
        REPRESENTED_DIED,
        REPRESENTED_DEATH_UNPROVEN,
        REPRESENTATION_OUT_OF_SCOPE,
        OWN_FAMILY,
        PURPOSE_NOT_LIVE,
        NO_BASIS,
        CONSENT_NEEDED,
        CONSENT_WITHDRAWN,
        NOT_FOR_THIS_ROLE,
        /** For what was asked, though less would open; {@link #ASSURANCE_TOO_LOW} is for the purpose at all. */
        MORE_ASSURANCE_NEEDED,
        NOT_OF_THIS_KIND,
        THIRD_PARTY,
        /** Several causes at once, each by its attribute. */
        NOTHING_PERMITTED,
        TOO_MANY_READS,
        /** What the decision rests on could not be read: nobody can tell whether it may be shown. */
        GROUNDS_UNREADABLE;

        /** The machine reason of the problem document, for example {@code contact-required}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether whoever asked knows of the client anyway: as her representative, or by her own account. */
        public boolean toRepresentative() {
            return switch (this) {
                case ACCOUNT_OF_DECEASED,
                        REPRESENTED_DIED,
                        REPRESENTED_DEATH_UNPROVEN,
                        REPRESENTATION_ENDED,
                        REPRESENTATION_NOT_IN_FORCE,
                        REPRESENTED_OF_AGE,
                        REPRESENTATION_OUT_OF_SCOPE -> true;
                default -> false;
            };
        }
    }

    /** Why one attribute asked for is not in the answer. */
    enum Withheld {
        NO_BASIS,
        CONSENT_NEEDED,
        CONSENT_WITHDRAWN,
        NOT_FOR_THIS_ROLE,
        ASSURANCE_TOO_LOW,
        REPRESENTATION_OUT_OF_SCOPE,
        /** Nothing of the sort is known of a person, or of an organization: it is no gap. */
        NOT_OF_THIS_KIND,
        /** It speaks of another client, who has not consented. */
        THIRD_PARTY;

        /** The reason of a refusal, where this alone is at work. */
        Reason alone() {
            return switch (this) {
                case NO_BASIS -> Reason.NO_BASIS;
                case CONSENT_NEEDED -> Reason.CONSENT_NEEDED;
                case CONSENT_WITHDRAWN -> Reason.CONSENT_WITHDRAWN;
                case NOT_FOR_THIS_ROLE -> Reason.NOT_FOR_THIS_ROLE;
                // Not ASSURANCE_TOO_LOW: that is found before the client is looked for, and read by whom she is hidden
                // from.
                case ASSURANCE_TOO_LOW -> Reason.MORE_ASSURANCE_NEEDED;
                case REPRESENTATION_OUT_OF_SCOPE -> Reason.REPRESENTATION_OUT_OF_SCOPE;
                case NOT_OF_THIS_KIND -> Reason.NOT_OF_THIS_KIND;
                case THIRD_PARTY -> Reason.THIRD_PARTY;
            };
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Representation as it stood when the permit was given.
     *
     * @param representations those that hold, newest first
     * @param kind the kind of the newest
     * @param scopes how far each that holds extends; what is not within one of them is within none
     * @param services by attribute of the permit, the services it may be shown or changed for
     * @param lastDay the last day it holds, if it has one
     * @param comesOfAge the day the represented minor comes of age, where that is what ends it
     */
    record Behalf(
            List<UUID> representations,
            RepresentationKind kind,
            List<Scope> scopes,
            Map<String, Set<String>> services,
            @Nullable LocalDate lastDay,
            @Nullable LocalDate comesOfAge) {
        public Behalf {
            representations = List.copyOf(representations);
            scopes = List.copyOf(scopes);
            services = Map.copyOf(services);
        }

        /** The newest. */
        public UUID representation() {
            return representations.getFirst();
        }

        /** As the access log names them. */
        public Stream<String> logged() {
            return representations.stream().map(id -> "REPRESENTATION:" + id);
        }

        boolean covers(String attribute, String service) {
            Set<String> covered = services.getOrDefault(attribute, Set.of());
            return covered.contains(Scope.ALL) || covered.contains(service);
        }
    }

    /**
     * The ground an attribute was handed over on: exactly one of authority and consent.
     *
     * @param version which version of the authority; null for a consent, which has none
     */
    record Basis(Kind kind, String reference, @Nullable Integer version, String textEn, String textFr) {
        public enum Kind {
            AUTHORITY,
            CONSENT
        }

        /** As the access log names it: the kind with the reference, and the version beside it. */
        public Stream<String> logged() {
            Stream<String> named = Stream.of(kind + ":" + reference);
            return version == null ? named : Stream.concat(named, Stream.of("VERSION:" + reference + "@" + version));
        }

        /** The instrument and its provision, in the reader's language. */
        public String text(Locale locale) {
            return "fr".equals(locale.getLanguage()) ? textFr : textEn;
        }
    }

    /**
     * Permitted, with the facts. Rooms that keep rows of their own about a client show this to read them.
     *
     * @param entryId the access log entry that records it
     * @param client the client after following merges
     * @param bases the basis of each effective attribute (whether or not a fact is known)
     * @param facts the current facts by attribute; an absent key means unknown
     * @param withheld attributes asked for and not handed over
     * @param ids every id that leads to the client; rows kept under any of them are the client's
     * @param under the id it was asked with: what is written now is written under it, so that it stays with whoever
     *     has that id should a merge be undone
     * @param behalf how far whoever acts represents the client; null where she does not act as a representative
     * @param kind what the client is
     */
    record Permit(
            UUID entryId,
            ClientId client,
            String purpose,
            Map<String, Basis> bases,
            Map<String, Fact> facts,
            Map<String, Withheld> withheld,
            Set<ClientId> ids,
            ClientId under,
            @Nullable Behalf behalf,
            ClientKind kind)
            implements Disclosure {
        public Permit {
            bases = Map.copyOf(bases);
            facts = Map.copyOf(facts);
            withheld = Map.copyOf(withheld);
            ids = Set.copyOf(ids);
        }

        /** About a person nobody was ever merged into. */
        public Permit(
                UUID entryId,
                ClientId client,
                String purpose,
                Map<String, Basis> bases,
                Map<String, Fact> facts,
                Map<String, Withheld> withheld) {
            this(entryId, client, purpose, bases, facts, withheld, Set.of(client), client, null, ClientKind.PERSON);
        }

        Permit withoutFacts() {
            return new Permit(entryId, client, purpose, bases, Map.of(), withheld, ids, under, behalf, kind);
        }

        /** The ids as a statement takes them: {@code where client_id = any(:clients)}. */
        public UUID[] clients() {
            return ids.stream().map(ClientId::value).toArray(UUID[]::new);
        }

        /**
         * Of which other client which fact may be told, as a statement takes it: the client, a blank and the attribute; and
         * another blank and {@code CLIENT} where only what the client told herself may. It is what the ninth check let the
         * facts handed over tell.
         */
        public String[] others() {
            return facts.values().stream()
                    .filter(fact -> fact.about() != null)
                    .map(fact -> Objects.requireNonNull(fact.about()).value() + " " + fact.attribute()
                            + (fact.source().kind() == Source.Kind.CLIENT ? " CLIENT" : ""))
                    .toArray(String[]::new);
        }

        /** Whether rows of an attribute that belong to one service may be shown. */
        public boolean covers(String attribute, String service) {
            return covers(attribute) && (behalf == null || behalf.covers(attribute, service));
        }

        public boolean covers(String attribute) {
            return bases.containsKey(attribute);
        }

        public Optional<Basis> basis(String attribute) {
            return Optional.ofNullable(bases.get(attribute));
        }

        public Optional<Fact> fact(String attribute) {
            return Optional.ofNullable(facts.get(attribute));
        }
    }

    /**
     * Refused, with one reason.
     *
     * @param kind what the client is, where that is the reason
     * @param shortfall how sure one would have had to be, where that is the reason
     * @param withheld why each attribute is withheld, where that is what refused
     */
    record Refusal(
            UUID entryId,
            Reason reason,
            @Nullable ClientKind kind,
            @Nullable Shortfall shortfall,
            Map<String, Withheld> withheld)
            implements Disclosure {
        public Refusal {
            withheld = Map.copyOf(withheld);
        }

        /** By one of the checks that look at no attribute. */
        public Refusal(UUID entryId, Reason reason, @Nullable ClientKind kind, @Nullable Shortfall shortfall) {
            this(entryId, reason, kind, shortfall, Map.of());
        }
    }

    /** The permit, or the exception the facade answers with: {@link NotFound} or {@link DisclosureRefused}. */
    default Permit orRefuse() {
        return switch (this) {
            case Permit permit -> permit;
            case Refusal refusal when refusal.reason() == Reason.NOT_FOUND -> throw new NotFound();
            case Refusal refusal ->
                throw new DisclosureRefused(refusal.entryId(), refusal.reason(), refusal.shortfall());
        };
    }

    /** All answers as permits, or the first refusal thrown. */
    static List<Permit> allOrRefuse(List<Disclosure> answers) {
        return answers.stream().map(Disclosure::orRefuse).toList();
    }
}
